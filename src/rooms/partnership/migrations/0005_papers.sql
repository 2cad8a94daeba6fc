create table partnership_papers (
    id text not null primary key,
    title text not null,
    "name" text,
    "kind" text,
    "body" text references partnership_bodies (id) deferrable initially deferred,
    "paper" text,
    "from" text,
    "to" text,
    "review" text,
    "published_at" text,
    "document" text,
    "section" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index partnership_papers_key on partnership_papers (coalesce("name", ''), coalesce("from", '')) where withdrawn_at is null;
create index partnership_papers_by_title on partnership_papers (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_papers_by_kind on partnership_papers (lower(coalesce("kind", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_papers_of_kind on partnership_papers ("kind", "body", "from", "review", id, withdrawn_at) where withdrawn_at is null;
create index partnership_papers_by_body on partnership_papers (lower(coalesce("body", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_papers_of_body on partnership_papers ("body", "from", "kind", "review", id, withdrawn_at) where withdrawn_at is null;
create index partnership_papers_by_from on partnership_papers (lower(coalesce("from", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_papers_by_review on partnership_papers (lower(coalesce("review", '') collate "C") collate "C", id) where withdrawn_at is null;
