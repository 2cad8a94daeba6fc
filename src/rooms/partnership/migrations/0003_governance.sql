alter table partnership_seats add column "why_chosen" text;
alter table partnership_seats add column "through" text references partnership_bodies (id) deferrable initially deferred;
create index partnership_seats_of_through on partnership_seats ("through") where withdrawn_at is null;

create table partnership_chair_rota (
    id text not null primary key,
    title text not null,
    "from" text,
    "to" text,
    "role" text,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "holder" text references partnership_people (id) deferrable initially deferred,
    "as_published" text,
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
create unique index partnership_chair_rota_key on partnership_chair_rota (coalesce("from", ''), coalesce("role", ''), coalesce("organisation", '')) where withdrawn_at is null;
create index partnership_chair_rota_by_title on partnership_chair_rota (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_chair_rota_by_from on partnership_chair_rota (lower(coalesce("from", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_chair_rota_by_role on partnership_chair_rota (lower(coalesce("role", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_chair_rota_of_role on partnership_chair_rota ("role") where withdrawn_at is null;
create index partnership_chair_rota_by_organisation on partnership_chair_rota (lower(coalesce("organisation", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_chair_rota_of_organisation on partnership_chair_rota ("organisation") where withdrawn_at is null;
create index partnership_chair_rota_by_holder on partnership_chair_rota (lower(coalesce("holder", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_chair_rota_of_holder on partnership_chair_rota ("holder") where withdrawn_at is null;

create table partnership_reporting_lines (
    id text not null primary key,
    title text not null,
    "body" text references partnership_bodies (id) deferrable initially deferred,
    "who" text,
    "reports_to" text references partnership_bodies (id) deferrable initially deferred,
    "kind" text,
    "what" text,
    "times_a_year" bigint,
    "from" text,
    "to" text,
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
create unique index partnership_reporting_lines_key on partnership_reporting_lines (coalesce("body", ''), coalesce("who", ''), coalesce("reports_to", ''), coalesce("kind", '')) where withdrawn_at is null;
create index partnership_reporting_lines_by_title on partnership_reporting_lines (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_reporting_lines_by_body on partnership_reporting_lines (lower(coalesce("body", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_reporting_lines_of_body on partnership_reporting_lines ("body") where withdrawn_at is null;
create index partnership_reporting_lines_by_reports_to on partnership_reporting_lines (lower(coalesce("reports_to", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_reporting_lines_of_reports_to on partnership_reporting_lines ("reports_to") where withdrawn_at is null;
create index partnership_reporting_lines_by_kind on partnership_reporting_lines (lower(coalesce("kind", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_reporting_lines_of_kind on partnership_reporting_lines ("kind") where withdrawn_at is null;
create index partnership_reporting_lines_by_times_a_year on partnership_reporting_lines (coalesce("times_a_year", -9000000000000000000), id) where withdrawn_at is null;
create index partnership_reporting_lines_by_from on partnership_reporting_lines (lower(coalesce("from", '') collate "C") collate "C", id) where withdrawn_at is null;

create table partnership_homes (
    id text not null primary key,
    title text not null,
    "code" text,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "kind" text,
    "state" text,
    "number" bigint,
    "places" bigint,
    "when_told" text,
    "run_with" text references partnership_organisations (id) deferrable initially deferred,
    "assurance" text,
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
create unique index partnership_homes_key on partnership_homes (coalesce("code", '')) where withdrawn_at is null;
create index partnership_homes_by_title on partnership_homes (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_homes_by_organisation on partnership_homes (lower(coalesce("organisation", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_homes_of_organisation on partnership_homes ("organisation") where withdrawn_at is null;
create index partnership_homes_by_kind on partnership_homes (lower(coalesce("kind", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_homes_of_kind on partnership_homes ("kind") where withdrawn_at is null;
create index partnership_homes_by_state on partnership_homes (lower(coalesce("state", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_homes_of_state on partnership_homes ("state") where withdrawn_at is null;
create index partnership_homes_by_number on partnership_homes (coalesce("number", -9000000000000000000), id) where withdrawn_at is null;
create index partnership_homes_by_places on partnership_homes (coalesce("places", -9000000000000000000), id) where withdrawn_at is null;
create index partnership_homes_of_run_with on partnership_homes ("run_with") where withdrawn_at is null;

create table partnership_signatories (
    id text not null primary key,
    title text not null,
    "document" text,
    "person" text references partnership_people (id) deferrable initially deferred,
    "office" text,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "place" bigint,
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
create unique index partnership_signatories_key on partnership_signatories (coalesce("document", ''), coalesce("person", '')) where withdrawn_at is null;
create index partnership_signatories_by_title on partnership_signatories (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_signatories_by_document on partnership_signatories (lower(coalesce("document", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_signatories_by_person on partnership_signatories (lower(coalesce("person", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_signatories_of_person on partnership_signatories ("person") where withdrawn_at is null;
create index partnership_signatories_by_office on partnership_signatories (lower(coalesce("office", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_signatories_by_organisation on partnership_signatories (lower(coalesce("organisation", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_signatories_of_organisation on partnership_signatories ("organisation") where withdrawn_at is null;

