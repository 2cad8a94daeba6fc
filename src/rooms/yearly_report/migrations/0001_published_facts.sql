create table yearly_report_published_facts (
    id text not null primary key,
    title text not null,
    "code" text,
    "topic" text,
    "subject" text,
    "kind" text,
    "partnership" text,
    "area" text,
    "period" text,
    "on" text,
    "statement" text,
    "figure" text,
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
create unique index yearly_report_published_facts_key on yearly_report_published_facts (coalesce("code", '')) where withdrawn_at is null;
create index yearly_report_published_facts_by_title on yearly_report_published_facts (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_published_facts_by_topic on yearly_report_published_facts (lower(coalesce("topic", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_published_facts_of_topic on yearly_report_published_facts ("topic") where withdrawn_at is null;
create index yearly_report_published_facts_by_subject on yearly_report_published_facts (lower(coalesce("subject", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_published_facts_by_kind on yearly_report_published_facts (lower(coalesce("kind", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_published_facts_of_kind on yearly_report_published_facts ("kind") where withdrawn_at is null;
create index yearly_report_published_facts_by_partnership on yearly_report_published_facts (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_published_facts_by_period on yearly_report_published_facts (lower(coalesce("period", '') collate "C") collate "C", id) where withdrawn_at is null;

