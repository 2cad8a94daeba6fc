-- A safeguarding partner's signature: on one snapshot, for one organisation, by someone whose appointment held that day.
create table yearly_report_signatures (
    snapshot text not null references yearly_report_snapshots (id) deferrable initially deferred,
    organisation text not null,
    account text not null,
    signed_by text not null,
    capacity text not null,
    signed_at text not null,
    primary key (snapshot, organisation)
);
