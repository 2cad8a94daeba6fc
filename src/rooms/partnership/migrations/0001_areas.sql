create table partnership_documents (
    code text not null primary key,
    title text not null,
    publisher text,
    published text,
    kind text not null,
    covers text,
    note text,
    pack text not null,
    load bigint not null
);

create table partnership_areas (
    code text not null primary key,
    name text not null,
    kind text not null,
    part_of text references partnership_areas (code) deferrable initially deferred,
    la_code text,
    "from" text,
    "to" text,
    note text,
    pack text not null,
    load bigint not null
);

create table partnership_partnerships (
    code text not null primary key,
    name text not null,
    legal_basis text,
    established text,
    ended text,
    successor_of text references partnership_partnerships (code) deferrable initially deferred,
    areas text not null,
    document text references partnership_documents (code) deferrable initially deferred,
    section text,
    note text,
    pack text not null,
    load bigint not null
);
