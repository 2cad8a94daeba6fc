-- Files of records. What no record has yet (used 0) waits for its form to be saved, a week at most.
create table registers_files (
    id text not null primary key,
    hash text not null,
    bytes bigint not null,
    media text not null,
    name text not null,
    owner text not null,
    added_at text not null,
    used bigint not null
);
create index registers_files_waiting on registers_files (added_at) where used = 0;

-- Their content, in parts, each as base64: both stores hold text.
create table registers_file_parts (
    file text not null references registers_files (id),
    part bigint not null,
    content text not null,
    primary key (file, part)
);
