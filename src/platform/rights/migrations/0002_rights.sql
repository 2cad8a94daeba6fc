create table rights_appointments (
    id text not null primary key,
    account text not null references rights_accounts (id),
    role text not null,
    footprint text not null,
    body text,
    organisation text,
    held_from text not null,
    held_to text
);
create index rights_appointments_by_account on rights_appointments (account);

create table rights_record_grants (
    id text not null primary key,
    record text not null,
    account text references rights_accounts (id),
    role text,
    reason text not null,
    until text
);
create index rights_record_grants_by_record on rights_record_grants (record);

create table rights_exclusions (
    id text not null primary key,
    record text not null,
    account text not null references rights_accounts (id),
    reason text not null,
    until text
);
create index rights_exclusions_by_account on rights_exclusions (account);
