create table yearly_report_approval_routes (
    id text not null primary key,
    title text not null,
    "partnership" text,
    "place" bigint,
    "step" text,
    "body" text,
    "first_year" text,
    "last_year" text,
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
create unique index yearly_report_approval_routes_key on yearly_report_approval_routes (coalesce("partnership", ''), coalesce("step", ''), coalesce("body", '')) where withdrawn_at is null;
create index yearly_report_approval_routes_by_title on yearly_report_approval_routes (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approval_routes_by_partnership on yearly_report_approval_routes (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approval_routes_by_place on yearly_report_approval_routes (coalesce("place", -9000000000000000000), id) where withdrawn_at is null;
create index yearly_report_approval_routes_by_step on yearly_report_approval_routes (lower(coalesce("step", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approval_routes_of_step on yearly_report_approval_routes ("step") where withdrawn_at is null;
create index yearly_report_approval_routes_by_body on yearly_report_approval_routes (lower(coalesce("body", '') collate "C") collate "C", id) where withdrawn_at is null;

create table yearly_report_claim_explanations (
    id text not null primary key,
    title text not null,
    "document" text,
    "section" text,
    "passage" text,
    "check_code" text,
    "stated" text,
    "recomputed" text,
    "why" text,
    "explained_by" text,
    "on" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index yearly_report_claim_explanations_key on yearly_report_claim_explanations (coalesce("document", ''), coalesce("passage", ''), coalesce("check_code", '')) where withdrawn_at is null;
create index yearly_report_claim_explanations_by_title on yearly_report_claim_explanations (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_claim_explanations_by_document on yearly_report_claim_explanations (lower(coalesce("document", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_claim_explanations_by_passage on yearly_report_claim_explanations (lower(coalesce("passage", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_claim_explanations_by_explained_by on yearly_report_claim_explanations (lower(coalesce("explained_by", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_claim_explanations_by_on on yearly_report_claim_explanations (lower(coalesce("on", '') collate "C") collate "C", id) where withdrawn_at is null;

