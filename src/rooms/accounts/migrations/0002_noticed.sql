-- What a person was told of, so that it is told once; it goes when it waits no longer.
create table accounts_noticed (
    account text not null references rights_accounts (id),
    what text not null,
    noticed_at text not null,
    primary key (account, what)
);
