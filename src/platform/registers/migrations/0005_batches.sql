-- Imports by a name that tells nothing: the number of their process would tell how much was ever written.
create table registers_batches (
    id text not null primary key,
    entity text not null,
    process bigint not null,
    file text not null,
    undone_at text,
    undone_by text
);
