-- Effects outside the store, written in the same transaction as the change that wants them.
create table jobs_outbox (
    id {{id}},
    key text not null unique,
    kind text not null,
    payload text not null,
    state text not null,
    due_at text not null,
    attempts bigint not null,
    claimed_until text,
    note text not null,
    created_at text not null,
    done_at text
);
create index jobs_outbox_by_state on jobs_outbox (state, due_at);

create table jobs_schedule (
    name text not null primary key,
    next_at text not null
);

-- Notices to people, gathered until their next email.
create table jobs_notices (
    id {{id}},
    account text not null,
    topic text not null,
    text text not null,
    address text not null,
    created_at text not null,
    sent_at text
);
create index jobs_notices_by_account on jobs_notices (account, sent_at);

create table jobs_preferences (
    account text not null primary key,
    rhythm text not null,
    email text not null
);
