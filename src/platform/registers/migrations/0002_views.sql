-- Lists that someone keeps: which register, what is asked of it.
create table registers_views (
    id text not null primary key,
    entity text not null,
    name text not null,
    query text not null,
    owner text not null,
    created_at text not null
);
create index registers_views_of on registers_views (entity, owner);

-- Files that were uploaded for an import and wait for a decision; their rows in canonical CSV.
create table registers_uploads (
    id text not null primary key,
    entity text not null,
    file text not null,
    content text not null,
    owner text not null,
    uploaded_at text not null
);
