-- Every load of a pack that changed anything: who, when, and what it was made of.
create table packs_loads (
    pack text not null,
    number bigint not null,
    title text not null,
    licence text not null,
    source text not null,
    checksum text not null,
    loaded_at text not null,
    loaded_by text not null,
    added bigint not null,
    changed bigint not null,
    removed bigint not null,
    primary key (pack, number)
);

-- Markdown of a pack, by its path below narrative/.
create table packs_narratives (
    pack text not null,
    path text not null,
    markdown text not null,
    load bigint not null,
    primary key (pack, path)
);
