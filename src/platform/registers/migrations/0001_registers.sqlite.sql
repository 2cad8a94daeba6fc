-- What the search knows of each record of each register.
create table registers_search (
    id {{id}},
    entity text not null,
    record text not null,
    title text not null,
    words text not null,
    live bigint not null,
    unique (entity, record)
);
-- Kept by the program, not by triggers: a schema that is not trusted may not write virtual tables.
create virtual table registers_text using fts5 (words, content = 'registers_search', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
