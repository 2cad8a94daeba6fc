create table partnership_organisations (
    id text not null primary key,
    title text not null,
    "code" text,
    "name" text,
    "sector" text,
    "part_of" text references partnership_organisations (id) deferrable initially deferred,
    "duties" text,
    "many" text,
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
create unique index partnership_organisations_key on partnership_organisations (coalesce("code", '')) where withdrawn_at is null;
create index partnership_organisations_by_title on partnership_organisations (lower(title collate "C"), id) where withdrawn_at is null;
create index partnership_organisations_by_name on partnership_organisations (lower(coalesce("name", '') collate "C"), id) where withdrawn_at is null;
create index partnership_organisations_by_sector on partnership_organisations (lower(coalesce("sector", '') collate "C"), id) where withdrawn_at is null;
create index partnership_organisations_of_sector on partnership_organisations ("sector") where withdrawn_at is null;
create index partnership_organisations_of_part_of on partnership_organisations ("part_of") where withdrawn_at is null;
create index partnership_organisations_by_from on partnership_organisations (lower(coalesce("from", '') collate "C"), id) where withdrawn_at is null;

create table partnership_people (
    id text not null primary key,
    title text not null,
    "code" text,
    "name" text,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "email" text,
    "telephone" text,
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
create unique index partnership_people_key on partnership_people (coalesce("code", '')) where withdrawn_at is null;
create index partnership_people_by_title on partnership_people (lower(title collate "C"), id) where withdrawn_at is null;
create index partnership_people_by_name on partnership_people (lower(coalesce("name", '') collate "C"), id) where withdrawn_at is null;
create index partnership_people_by_organisation on partnership_people (lower(coalesce("organisation", '') collate "C"), id) where withdrawn_at is null;
create index partnership_people_of_organisation on partnership_people ("organisation") where withdrawn_at is null;

create table partnership_posts (
    id text not null primary key,
    title text not null,
    "code" text,
    "title_of_post" text,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "level" text,
    "vacant" text,
    "shared" text,
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
create unique index partnership_posts_key on partnership_posts (coalesce("code", '')) where withdrawn_at is null;
create index partnership_posts_by_title on partnership_posts (lower(title collate "C"), id) where withdrawn_at is null;
create index partnership_posts_by_title_of_post on partnership_posts (lower(coalesce("title_of_post", '') collate "C"), id) where withdrawn_at is null;
create index partnership_posts_by_organisation on partnership_posts (lower(coalesce("organisation", '') collate "C"), id) where withdrawn_at is null;
create index partnership_posts_of_organisation on partnership_posts ("organisation") where withdrawn_at is null;
create index partnership_posts_by_level on partnership_posts (lower(coalesce("level", '') collate "C"), id) where withdrawn_at is null;
create index partnership_posts_of_level on partnership_posts ("level") where withdrawn_at is null;
create index partnership_posts_by_from on partnership_posts (lower(coalesce("from", '') collate "C"), id) where withdrawn_at is null;

create table partnership_bodies (
    id text not null primary key,
    title text not null,
    "code" text,
    "name" text,
    "kind" text,
    "state" text,
    "part_of" text references partnership_bodies (id) deferrable initially deferred,
    "feeds_into" text references partnership_bodies (id) deferrable initially deferred,
    "successor_of" text references partnership_bodies (id) deferrable initially deferred,
    "remit" text,
    "meetings_a_year" bigint,
    "quorum" text,
    "chairing" text,
    "why_closed" text,
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
create unique index partnership_bodies_key on partnership_bodies (coalesce("code", '')) where withdrawn_at is null;
create index partnership_bodies_by_title on partnership_bodies (lower(title collate "C"), id) where withdrawn_at is null;
create index partnership_bodies_by_name on partnership_bodies (lower(coalesce("name", '') collate "C"), id) where withdrawn_at is null;
create index partnership_bodies_by_kind on partnership_bodies (lower(coalesce("kind", '') collate "C"), id) where withdrawn_at is null;
create index partnership_bodies_of_kind on partnership_bodies ("kind") where withdrawn_at is null;
create index partnership_bodies_by_state on partnership_bodies (lower(coalesce("state", '') collate "C"), id) where withdrawn_at is null;
create index partnership_bodies_of_state on partnership_bodies ("state") where withdrawn_at is null;
create index partnership_bodies_of_part_of on partnership_bodies ("part_of") where withdrawn_at is null;
create index partnership_bodies_of_feeds_into on partnership_bodies ("feeds_into") where withdrawn_at is null;
create index partnership_bodies_of_successor_of on partnership_bodies ("successor_of") where withdrawn_at is null;
create index partnership_bodies_by_meetings_a_year on partnership_bodies (coalesce("meetings_a_year", -9000000000000000000), id) where withdrawn_at is null;
create index partnership_bodies_by_from on partnership_bodies (lower(coalesce("from", '') collate "C"), id) where withdrawn_at is null;

create table partnership_appointments (
    id text not null primary key,
    title text not null,
    "person" text references partnership_people (id) deferrable initially deferred,
    "role" text,
    "body" text references partnership_bodies (id) deferrable initially deferred,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "post" text references partnership_posts (id) deferrable initially deferred,
    "interim" text,
    "appointed_by" text,
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
create unique index partnership_appointments_key on partnership_appointments (coalesce("person", ''), coalesce("role", ''), coalesce("body", ''), coalesce("organisation", ''), coalesce("from", '')) where withdrawn_at is null;
create index partnership_appointments_by_title on partnership_appointments (lower(title collate "C"), id) where withdrawn_at is null;
create index partnership_appointments_by_person on partnership_appointments (lower(coalesce("person", '') collate "C"), id) where withdrawn_at is null;
create index partnership_appointments_of_person on partnership_appointments ("person") where withdrawn_at is null;
create index partnership_appointments_by_role on partnership_appointments (lower(coalesce("role", '') collate "C"), id) where withdrawn_at is null;
create index partnership_appointments_of_role on partnership_appointments ("role") where withdrawn_at is null;
create index partnership_appointments_by_body on partnership_appointments (lower(coalesce("body", '') collate "C"), id) where withdrawn_at is null;
create index partnership_appointments_of_body on partnership_appointments ("body") where withdrawn_at is null;
create index partnership_appointments_by_organisation on partnership_appointments (lower(coalesce("organisation", '') collate "C"), id) where withdrawn_at is null;
create index partnership_appointments_of_organisation on partnership_appointments ("organisation") where withdrawn_at is null;
create index partnership_appointments_of_post on partnership_appointments ("post") where withdrawn_at is null;
create index partnership_appointments_by_from on partnership_appointments (lower(coalesce("from", '') collate "C"), id) where withdrawn_at is null;

create table partnership_seats (
    id text not null primary key,
    title text not null,
    "body" text references partnership_bodies (id) deferrable initially deferred,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "post" text references partnership_posts (id) deferrable initially deferred,
    "holder" text,
    "capacity" text,
    "deputy" text,
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
create unique index partnership_seats_key on partnership_seats (coalesce("body", ''), coalesce("organisation", ''), coalesce("post", ''), coalesce("holder", ''), coalesce("capacity", '')) where withdrawn_at is null;
create index partnership_seats_by_title on partnership_seats (lower(title collate "C"), id) where withdrawn_at is null;
create index partnership_seats_by_body on partnership_seats (lower(coalesce("body", '') collate "C"), id) where withdrawn_at is null;
create index partnership_seats_of_body on partnership_seats ("body") where withdrawn_at is null;
create index partnership_seats_by_organisation on partnership_seats (lower(coalesce("organisation", '') collate "C"), id) where withdrawn_at is null;
create index partnership_seats_of_organisation on partnership_seats ("organisation") where withdrawn_at is null;
create index partnership_seats_of_post on partnership_seats ("post") where withdrawn_at is null;
create index partnership_seats_by_capacity on partnership_seats (lower(coalesce("capacity", '') collate "C"), id) where withdrawn_at is null;
create index partnership_seats_of_capacity on partnership_seats ("capacity") where withdrawn_at is null;
create index partnership_seats_by_from on partnership_seats (lower(coalesce("from", '') collate "C"), id) where withdrawn_at is null;

