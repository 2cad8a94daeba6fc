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
create virtual table registers_text using fts5 (words, content = 'registers_search', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
create trigger registers_search_added after insert on registers_search begin
    insert into registers_text (rowid, words) values (new.id, new.words);
end;
create trigger registers_search_removed after delete on registers_search begin
    insert into registers_text (registers_text, rowid, words) values ('delete', old.id, old.words);
end;
create trigger registers_search_changed after update on registers_search when old.words <> new.words begin
    insert into registers_text (registers_text, rowid, words) values ('delete', old.id, old.words);
    insert into registers_text (rowid, words) values (new.id, new.words);
end;
