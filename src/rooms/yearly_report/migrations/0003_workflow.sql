create table yearly_report_reports (
    id text not null primary key,
    title text not null,
    "code" text,
    "partnership" text,
    "year" text,
    "state" text,
    "snapshot" text,
    "why" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index yearly_report_reports_key on yearly_report_reports (coalesce("code", '')) where withdrawn_at is null;
create index yearly_report_reports_by_title on yearly_report_reports (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_reports_by_partnership on yearly_report_reports (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_reports_by_year on yearly_report_reports (lower(coalesce("year", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_reports_by_state on yearly_report_reports (lower(coalesce("state", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_reports_of_state on yearly_report_reports ("state") where withdrawn_at is null;

create table yearly_report_drafts (
    id text not null primary key,
    title text not null,
    "report" text references yearly_report_reports (id) deferrable initially deferred,
    "section" text,
    "markdown" text,
    "author" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index yearly_report_drafts_key on yearly_report_drafts (coalesce("report", ''), coalesce("section", '')) where withdrawn_at is null;
create index yearly_report_drafts_by_title on yearly_report_drafts (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_drafts_by_report on yearly_report_drafts (lower(coalesce("report", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_drafts_of_report on yearly_report_drafts ("report") where withdrawn_at is null;
create index yearly_report_drafts_by_section on yearly_report_drafts (lower(coalesce("section", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_drafts_by_author on yearly_report_drafts (lower(coalesce("author", '') collate "C") collate "C", id) where withdrawn_at is null;

create table yearly_report_contributions (
    id text not null primary key,
    title text not null,
    "report" text references yearly_report_reports (id) deferrable initially deferred,
    "section" text,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "prompt" text,
    "due" text,
    "state" text,
    "answer" text,
    "answered_by" text,
    "question" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index yearly_report_contributions_key on yearly_report_contributions (coalesce("report", ''), coalesce("section", ''), coalesce("organisation", '')) where withdrawn_at is null;
create index yearly_report_contributions_by_title on yearly_report_contributions (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_contributions_by_report on yearly_report_contributions (lower(coalesce("report", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_contributions_of_report on yearly_report_contributions ("report") where withdrawn_at is null;
create index yearly_report_contributions_by_section on yearly_report_contributions (lower(coalesce("section", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_contributions_by_organisation on yearly_report_contributions (lower(coalesce("organisation", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_contributions_of_organisation on yearly_report_contributions ("organisation") where withdrawn_at is null;
create index yearly_report_contributions_by_due on yearly_report_contributions (lower(coalesce("due", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_contributions_by_state on yearly_report_contributions (lower(coalesce("state", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_contributions_of_state on yearly_report_contributions ("state") where withdrawn_at is null;

create table yearly_report_comments (
    id text not null primary key,
    title text not null,
    "report" text references yearly_report_reports (id) deferrable initially deferred,
    "section" text,
    "said_by" text,
    "on" text,
    "comment" text,
    "outcome" text,
    "done" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create index yearly_report_comments_by_title on yearly_report_comments (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_comments_by_report on yearly_report_comments (lower(coalesce("report", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_comments_of_report on yearly_report_comments ("report") where withdrawn_at is null;
create index yearly_report_comments_by_section on yearly_report_comments (lower(coalesce("section", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_comments_by_said_by on yearly_report_comments (lower(coalesce("said_by", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_comments_by_on on yearly_report_comments (lower(coalesce("on", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_comments_by_outcome on yearly_report_comments (lower(coalesce("outcome", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_comments_of_outcome on yearly_report_comments ("outcome") where withdrawn_at is null;

create table yearly_report_approvals (
    id text not null primary key,
    title text not null,
    "report" text references yearly_report_reports (id) deferrable initially deferred,
    "step" text,
    "body" text,
    "person" text,
    "on" text,
    "decision" text,
    "snapshot" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create index yearly_report_approvals_by_title on yearly_report_approvals (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approvals_by_report on yearly_report_approvals (lower(coalesce("report", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approvals_of_report on yearly_report_approvals ("report") where withdrawn_at is null;
create index yearly_report_approvals_by_step on yearly_report_approvals (lower(coalesce("step", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approvals_of_step on yearly_report_approvals ("step") where withdrawn_at is null;
create index yearly_report_approvals_by_body on yearly_report_approvals (lower(coalesce("body", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approvals_by_on on yearly_report_approvals (lower(coalesce("on", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approvals_by_decision on yearly_report_approvals (lower(coalesce("decision", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_approvals_of_decision on yearly_report_approvals ("decision") where withdrawn_at is null;

create table yearly_report_dispatches (
    id text not null primary key,
    title text not null,
    "report" text references yearly_report_reports (id) deferrable initially deferred,
    "of_version" bigint,
    "recipient" text,
    "sent_on" text,
    "how" text,
    "proof" text,
    "received_on" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create index yearly_report_dispatches_by_title on yearly_report_dispatches (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_dispatches_by_report on yearly_report_dispatches (lower(coalesce("report", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_dispatches_of_report on yearly_report_dispatches ("report") where withdrawn_at is null;
create index yearly_report_dispatches_by_of_version on yearly_report_dispatches (coalesce("of_version", -9000000000000000000), id) where withdrawn_at is null;
create index yearly_report_dispatches_by_recipient on yearly_report_dispatches (lower(coalesce("recipient", '') collate "C") collate "C", id) where withdrawn_at is null;
create index yearly_report_dispatches_by_sent_on on yearly_report_dispatches (lower(coalesce("sent_on", '') collate "C") collate "C", id) where withdrawn_at is null;

