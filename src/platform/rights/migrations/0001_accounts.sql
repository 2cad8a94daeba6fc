-- Moments are ISO text in UTC, days ISO text, yes/no a bigint 0 or 1. Ids are random text, so that an address tells
-- nothing of how many there are.
create table rights_keys (
    name text not null primary key,
    value text not null
);

create table rights_accounts (
    id text not null primary key,
    name text not null,
    email text not null unique,
    organisation text,
    person text,
    state text not null,
    password text,
    code_secret text,
    code_confirmed bigint not null,
    code_last bigint not null,
    created_at text not null
);

-- Hashes of codes for the day on which the telephone is lost. A used one is deleted.
create table rights_recovery_codes (
    account text not null references rights_accounts (id),
    hash text not null,
    primary key (account, hash)
);

-- A person as another organisation's sign-in service knows them.
create table rights_identities (
    issuer text not null,
    subject text not null,
    account text not null references rights_accounts (id),
    linked_at text not null,
    primary key (issuer, subject)
);

create table rights_sessions (
    hash text not null primary key,
    id text not null unique,
    account text not null references rights_accounts (id),
    state text not null,
    strong bigint not null,
    how text not null,
    opened_at text not null,
    seen_at text not null,
    expires_at text not null,
    peer text not null,
    agent text not null
);
create index rights_sessions_by_account on rights_sessions (account);

-- Links that work once: invitations and new passwords. Only their keyed hash is kept.
create table rights_links (
    hash text not null primary key,
    account text not null references rights_accounts (id),
    purpose text not null,
    expires_at text not null,
    used_at text
);

-- Tries at signing in, counted by account and by address; old ones are deleted.
create table rights_attempts (
    id {{id}},
    kind text not null,
    subject text not null,
    at text not null
);
create index rights_attempts_by_subject on rights_attempts (kind, subject, at);

-- Sign-ins under way with another organisation's service.
create table rights_departures (
    hash text not null primary key,
    provider text not null,
    browser text not null,
    nonce text not null,
    verifier text not null,
    next text not null,
    expires_at text not null
);
