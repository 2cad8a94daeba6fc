-- What an indicator counts, where its subject does not tell: whether its small numbers are protected, and why.
create table scorecard_counted (
    indicator text not null,
    version text not null,
    dimension text,
    counts text not null,
    why text not null,
    source text not null,
    pack text not null,
    load bigint not null,
    foreign key (indicator, version) references scorecard_indicators (code, version) deferrable initially deferred
);

create unique index scorecard_counted_key on scorecard_counted (indicator, version, coalesce(dimension, ''));

-- What publications have told of values, for good: it cannot be withheld later, and what was withheld stays withheld.
create table scorecard_told (
    figure text not null,
    publication text not null,
    value text,
    primary key (figure, publication)
);
