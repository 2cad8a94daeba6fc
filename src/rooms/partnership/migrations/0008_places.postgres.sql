-- Areas, partnerships and documents become registers, in the tables that they have: what refers to a code goes on doing
-- so. Who recorded them and when is told in the audit trail by the first start after this (registers/adopt.h), which
-- finds them by the empty created_at.

-- A table with checks put off to the end of the transaction could not be altered after its rows were.
set constraints all immediate;

alter table partnership_documents add column id text not null default '';
update partnership_documents set id = substr(md5(random()::text || clock_timestamp()::text || code), 1, 10);
create unique index partnership_documents_id on partnership_documents (id);
alter table partnership_documents add column "name" text;
update partnership_documents set "name" = title;
alter table partnership_documents add column "footprint" text;
alter table partnership_documents add column version bigint not null default 1;
alter table partnership_documents add column created_at text not null default '';
alter table partnership_documents add column changed_at text not null default '';
alter table partnership_documents add column changed_by text not null default '';
alter table partnership_documents add column withdrawn_at text;
alter table partnership_documents add column withdrawn_why text;
-- A record that somebody adds here comes from no pack.
alter table partnership_documents alter column pack drop not null;
alter table partnership_documents drop column load;
create unique index partnership_documents_key on partnership_documents (coalesce("code", '')) where withdrawn_at is null;
create index partnership_documents_by_title on partnership_documents (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_documents_by_name on partnership_documents (lower(coalesce("name", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_documents_by_publisher on partnership_documents (lower(coalesce("publisher", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_documents_by_published on partnership_documents (lower(coalesce("published", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_documents_by_kind on partnership_documents (lower(coalesce("kind", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_documents_by_covers on partnership_documents (lower(coalesce("covers", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_documents_of_kind on partnership_documents ("kind", "footprint", "published", id, withdrawn_at) where withdrawn_at is null;
create index partnership_documents_seen on partnership_documents (coalesce("footprint", ''), "footprint", "kind", "published", id, withdrawn_at) where withdrawn_at is null;

alter table partnership_areas add column id text not null default '';
update partnership_areas set id = substr(md5(random()::text || clock_timestamp()::text || code), 1, 10);
create unique index partnership_areas_id on partnership_areas (id);
alter table partnership_areas add column title text not null default '';
update partnership_areas set title = name;
alter table partnership_areas add column version bigint not null default 1;
alter table partnership_areas add column created_at text not null default '';
alter table partnership_areas add column changed_at text not null default '';
alter table partnership_areas add column changed_by text not null default '';
alter table partnership_areas add column withdrawn_at text;
alter table partnership_areas add column withdrawn_why text;
-- A record that somebody adds here comes from no pack.
alter table partnership_areas alter column pack drop not null;
alter table partnership_areas drop column load;
create unique index partnership_areas_key on partnership_areas (coalesce("code", '')) where withdrawn_at is null;
create index partnership_areas_by_title on partnership_areas (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_areas_by_name on partnership_areas (lower(coalesce("name", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_areas_by_kind on partnership_areas (lower(coalesce("kind", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_areas_by_part_of on partnership_areas (lower(coalesce("part_of", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_areas_by_la_code on partnership_areas (lower(coalesce("la_code", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_areas_by_from on partnership_areas (lower(coalesce("from", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_areas_of_kind on partnership_areas ("kind", "from", "part_of", id, withdrawn_at) where withdrawn_at is null;
create index partnership_areas_of_part_of on partnership_areas ("part_of", "from", "kind", id, withdrawn_at) where withdrawn_at is null;

alter table partnership_partnerships add column id text not null default '';
update partnership_partnerships set id = substr(md5(random()::text || clock_timestamp()::text || code), 1, 10);
create unique index partnership_partnerships_id on partnership_partnerships (id);
alter table partnership_partnerships add column title text not null default '';
update partnership_partnerships set title = name;
alter table partnership_partnerships add column version bigint not null default 1;
alter table partnership_partnerships add column created_at text not null default '';
alter table partnership_partnerships add column changed_at text not null default '';
alter table partnership_partnerships add column changed_by text not null default '';
alter table partnership_partnerships add column withdrawn_at text;
alter table partnership_partnerships add column withdrawn_why text;
-- A record that somebody adds here comes from no pack.
alter table partnership_partnerships alter column pack drop not null;
alter table partnership_partnerships drop column load;
create unique index partnership_partnerships_key on partnership_partnerships (coalesce("code", '')) where withdrawn_at is null;
create index partnership_partnerships_by_title on partnership_partnerships (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_partnerships_by_name on partnership_partnerships (lower(coalesce("name", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_partnerships_by_established on partnership_partnerships (lower(coalesce("established", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_partnerships_by_ended on partnership_partnerships (lower(coalesce("ended", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_partnerships_by_areas on partnership_partnerships (lower(coalesce("areas", '') collate "C") collate "C", id) where withdrawn_at is null;
