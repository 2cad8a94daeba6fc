create table scorecard_indicators (
    code text not null,
    version text not null,
    name text not null,
    "group" text not null,
    description text not null,
    numerator text,
    denominator text,
    unit text not null,
    decimals text not null,
    polarity text not null,
    measure text not null,
    source_return text,
    "from" text,
    "to" text,
    break_note text,
    pack text not null,
    load bigint not null,
    primary key (code, version)
);

create table scorecard_breakdowns (
    dimension text not null,
    value text not null,
    label text not null,
    "order" text not null,
    pack text not null,
    load bigint not null,
    primary key (dimension, value)
);

-- A value, or the reason why there is none; never both, never neither.
create table scorecard_observations (
    indicator text not null,
    version text not null,
    area text not null references partnership_areas (code) deferrable initially deferred,
    period text not null,
    breakdown text,
    value text,
    numerator text,
    denominator text,
    missing text,
    status text not null,
    document text not null references partnership_documents (code) deferrable initially deferred,
    section text not null,
    passage text not null,
    extracted_on text not null,
    note text,
    pack text not null,
    load bigint not null,
    foreign key (indicator, version) references scorecard_indicators (code, version) deferrable initially deferred,
    check ((value is null) <> (missing is null))
);

create unique index scorecard_observations_key
    on scorecard_observations (indicator, version, area, period, coalesce(breakdown, ''), document);
