-- Where the record behind an observation can be seen; null: on the indicator's own page.
alter table scorecard_observations add column address text;
