-- What was frozen: never changed. Every file of it stands below, so that a published version is served as it was.
create table yearly_report_snapshots (
    id text not null primary key,
    report text not null references yearly_report_reports (id) deferrable initially deferred,
    hash text not null,
    figures text not null,
    made_at text not null,
    made_by text not null,
    account text not null
);
create index yearly_report_snapshots_of_report on yearly_report_snapshots (report);

-- Text as it is, everything else as base64url.
create table yearly_report_files (
    snapshot text not null references yearly_report_snapshots (id) deferrable initially deferred,
    path text not null,
    encoding text not null,
    content text not null,
    primary key (snapshot, path)
);

-- Someone other than who froze them has checked the figures.
create table yearly_report_checks (
    snapshot text not null references yearly_report_snapshots (id) deferrable initially deferred,
    account text not null,
    checked_by text not null,
    checked_at text not null,
    note text not null,
    primary key (snapshot, account)
);

create table yearly_report_versions (
    report text not null references yearly_report_reports (id) deferrable initially deferred,
    number bigint not null,
    snapshot text not null references yearly_report_snapshots (id) deferrable initially deferred,
    published_at text not null,
    published_by text not null,
    note text not null,
    primary key (report, number)
);
