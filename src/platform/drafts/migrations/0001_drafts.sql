-- What people typed into forms and have not sent yet: theirs alone, and only for a while.
create table drafts_kept (
    account text not null,
    address text not null,
    title text not null,
    fields text not null,
    saved_at text not null,
    expires_at text not null,
    primary key (account, address)
);
create index drafts_kept_expires on drafts_kept (expires_at);
