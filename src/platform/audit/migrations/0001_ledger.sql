-- One row for each write of the store: who, when, why.
create table audit_processes (
    number bigint not null primary key,
    kind text not null,
    actor text not null,
    account text not null,
    at text not null,
    reason text not null
);

-- What happened, in one chain: `hash` covers the event, its process and the hash of the event before. Rows are added and
-- never changed. `changes` is JSON: [["field", before, after], ...], with null where there was no value.
create table audit_events (
    number bigint not null primary key,
    process bigint not null references audit_processes (number),
    kind text not null,
    subject_kind text not null,
    subject text not null,
    changes text not null,
    note text not null,
    hash text not null
);
create index audit_events_by_subject on audit_events (subject_kind, subject, number);
create index audit_events_by_process on audit_events (process, number);

-- The end of the chain: one row.
create table audit_chain (
    one bigint not null primary key,
    events bigint not null,
    processes bigint not null,
    hash text not null
);
insert into audit_chain (one, events, processes, hash) values (1, 0, 0, '');
