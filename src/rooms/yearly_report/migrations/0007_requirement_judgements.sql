create table yearly_report_requirement_judgements (
    id text not null primary key,
    title text not null,
    "partnership" text,
    "year" text,
    "requirement" text,
    "verdict" text,
    "why" text,
    "judged_by" text,
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
create unique index yearly_report_requirement_judgements_key on yearly_report_requirement_judgements (coalesce("partnership", ''), coalesce("year", ''), coalesce("requirement", '')) where withdrawn_at is null;
create index yearly_report_requirement_judgements_by_title on yearly_report_requirement_judgements (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_requirement_judgements_by_partnership on yearly_report_requirement_judgements (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_requirement_judgements_by_year on yearly_report_requirement_judgements (lower(coalesce("year", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_requirement_judgements_by_requirement on yearly_report_requirement_judgements (lower(coalesce("requirement", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_requirement_judgements_of_requirement on yearly_report_requirement_judgements ("requirement") where withdrawn_at is null;
create index yearly_report_requirement_judgements_by_verdict on yearly_report_requirement_judgements (lower(coalesce("verdict", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_requirement_judgements_of_verdict on yearly_report_requirement_judgements ("verdict") where withdrawn_at is null;
create index yearly_report_requirement_judgements_by_judged_by on yearly_report_requirement_judgements (lower(coalesce("judged_by", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_requirement_judgements_by_on on yearly_report_requirement_judgements (lower(coalesce("on", '') collate "C") collate "C", id) where withdrawn_at is null;
