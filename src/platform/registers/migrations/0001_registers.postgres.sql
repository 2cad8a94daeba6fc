-- What the search knows of each record of each register.
create table registers_search (
    id {{id}},
    entity text not null,
    record text not null,
    title text not null,
    words text not null,
    live bigint not null,
    vector tsvector generated always as (to_tsvector(cast('simple' as regconfig), words)) stored,
    unique (entity, record)
);
create index registers_search_vector on registers_search using gin (vector);
