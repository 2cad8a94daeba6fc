-- The key of each authority, wrapped by the installation's master key, which is not in the store.
create table census_keys (
    organisation text not null primary key,
    wrapped text not null,
    made_at text not null
);

-- A return as an authority handed it in. Its content and what was found in it lie sealed in files; here stand only
-- counts. `wrapped_key` is the file's own key under the authority's; empty once the return is destroyed.
create table census_returns (
    id text not null primary key,
    organisation text not null,
    area text not null references partnership_areas (code) deferrable initially deferred,
    collection text not null,
    year bigint not null,
    authority text not null,
    file_name text not null,
    file_hash text not null,
    bytes bigint not null,
    wrapped_key text not null,
    state text not null,
    message text not null,
    rules_of bigint not null,
    children bigint not null,
    errors bigint not null,
    queries bigint not null,
    commentary text not null,
    uploaded_by text not null,
    uploaded_account text not null,
    uploaded_at text not null,
    submitted_by text not null,
    submitted_account text not null,
    submitted_at text not null,
    decided_by text not null,
    decided_at text not null,
    decision text not null,
    destroy_on text not null,
    destroyed_at text not null
);
create index census_returns_of on census_returns (organisation, collection, year);

-- What an authority says of a finding, for a year's returns: it holds for the next upload too. `finding` is a keyed
-- hash, `note` is sealed: neither tells of a child to who holds the store alone.
create table census_marks (
    organisation text not null,
    collection text not null,
    year bigint not null,
    finding text not null,
    mark text not null,
    note text not null,
    marked_by text not null,
    marked_at text not null,
    primary key (organisation, collection, year, finding)
);

-- What left the authority: its figures after masking. A hidden one has no numbers.
create table census_values (
    return_id text not null references census_returns (id) deferrable initially deferred,
    place bigint not null,
    indicator text not null,
    dimension text not null,
    part text not null,
    numerator bigint,
    denominator bigint,
    hidden bigint not null,
    primary key (return_id, place)
);
