create table finance_funding_agreements (
    id text not null primary key,
    title text not null,
    "code" text,
    "name" text,
    "partnership" text,
    "scope" text,
    "period" text,
    "between" text,
    "principle" text,
    "document" text,
    "section" text,
    "passage" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index finance_funding_agreements_key on finance_funding_agreements (coalesce("code", '')) where withdrawn_at is null;
create index finance_funding_agreements_by_title on finance_funding_agreements (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_agreements_by_name on finance_funding_agreements (lower(coalesce("name", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_agreements_by_partnership on finance_funding_agreements (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_agreements_by_scope on finance_funding_agreements (lower(coalesce("scope", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_agreements_of_scope on finance_funding_agreements ("scope") where withdrawn_at is null;
create index finance_funding_agreements_by_period on finance_funding_agreements (lower(coalesce("period", '') collate "C") collate "C", id) where withdrawn_at is null;

create table finance_funding_contributions (
    id text not null primary key,
    title text not null,
    "partnership" text,
    "scope" text,
    "year" text,
    "contributor" text,
    "organisation" text references partnership_organisations (id) deferrable initially deferred,
    "kind" text,
    "amount" bigint,
    "certainty" text,
    "what" text,
    "place" bigint,
    "document" text,
    "section" text,
    "passage" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index finance_funding_contributions_key on finance_funding_contributions (coalesce("partnership", ''), coalesce("scope", ''), coalesce("year", ''), coalesce("contributor", ''), coalesce("kind", ''), coalesce("document", '')) where withdrawn_at is null;
create index finance_funding_contributions_by_title on finance_funding_contributions (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_contributions_by_partnership on finance_funding_contributions (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_contributions_by_scope on finance_funding_contributions (lower(coalesce("scope", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_contributions_of_scope on finance_funding_contributions ("scope") where withdrawn_at is null;
create index finance_funding_contributions_by_year on finance_funding_contributions (lower(coalesce("year", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_contributions_by_contributor on finance_funding_contributions (lower(coalesce("contributor", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_contributions_of_organisation on finance_funding_contributions ("organisation") where withdrawn_at is null;
create index finance_funding_contributions_by_kind on finance_funding_contributions (lower(coalesce("kind", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_funding_contributions_of_kind on finance_funding_contributions ("kind") where withdrawn_at is null;
create index finance_funding_contributions_by_amount on finance_funding_contributions (coalesce("amount", -9000000000000000000), id) where withdrawn_at is null;

create table finance_spending (
    id text not null primary key,
    title text not null,
    "partnership" text,
    "scope" text,
    "year" text,
    "line" text,
    "amount" bigint,
    "children_share" bigint,
    "adults_share" bigint,
    "other_share" bigint,
    "explanation" text,
    "place" bigint,
    "document" text,
    "section" text,
    "passage" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index finance_spending_key on finance_spending (coalesce("partnership", ''), coalesce("scope", ''), coalesce("year", ''), coalesce("line", ''), coalesce("document", '')) where withdrawn_at is null;
create index finance_spending_by_title on finance_spending (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index finance_spending_by_partnership on finance_spending (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_spending_by_scope on finance_spending (lower(coalesce("scope", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_spending_of_scope on finance_spending ("scope") where withdrawn_at is null;
create index finance_spending_by_year on finance_spending (lower(coalesce("year", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_spending_by_line on finance_spending (lower(coalesce("line", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_spending_by_amount on finance_spending (coalesce("amount", -9000000000000000000), id) where withdrawn_at is null;

create table finance_finance_totals (
    id text not null primary key,
    title text not null,
    "partnership" text,
    "scope" text,
    "year" text,
    "what" text,
    "amount" bigint,
    "document" text,
    "section" text,
    "passage" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index finance_finance_totals_key on finance_finance_totals (coalesce("partnership", ''), coalesce("scope", ''), coalesce("year", ''), coalesce("what", ''), coalesce("document", '')) where withdrawn_at is null;
create index finance_finance_totals_by_title on finance_finance_totals (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index finance_finance_totals_by_partnership on finance_finance_totals (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_finance_totals_by_scope on finance_finance_totals (lower(coalesce("scope", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_finance_totals_of_scope on finance_finance_totals ("scope") where withdrawn_at is null;
create index finance_finance_totals_by_year on finance_finance_totals (lower(coalesce("year", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_finance_totals_by_what on finance_finance_totals (lower(coalesce("what", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_finance_totals_of_what on finance_finance_totals ("what") where withdrawn_at is null;
create index finance_finance_totals_by_amount on finance_finance_totals (coalesce("amount", -9000000000000000000), id) where withdrawn_at is null;

create table finance_reserves (
    id text not null primary key,
    title text not null,
    "partnership" text,
    "scope" text,
    "year" text,
    "moment" text,
    "amount" bigint,
    "printed" text,
    "read_as" bigint,
    "covers_balance" text,
    "document" text,
    "section" text,
    "passage" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index finance_reserves_key on finance_reserves (coalesce("partnership", ''), coalesce("scope", ''), coalesce("year", ''), coalesce("moment", ''), coalesce("document", '')) where withdrawn_at is null;
create index finance_reserves_by_title on finance_reserves (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index finance_reserves_by_partnership on finance_reserves (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_reserves_by_scope on finance_reserves (lower(coalesce("scope", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_reserves_of_scope on finance_reserves ("scope") where withdrawn_at is null;
create index finance_reserves_by_year on finance_reserves (lower(coalesce("year", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_reserves_by_moment on finance_reserves (lower(coalesce("moment", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_reserves_of_moment on finance_reserves ("moment") where withdrawn_at is null;
create index finance_reserves_by_amount on finance_reserves (coalesce("amount", -9000000000000000000), id) where withdrawn_at is null;

create table finance_variances (
    id text not null primary key,
    title text not null,
    "partnership" text,
    "scope" text,
    "year" text,
    "line" text,
    "cause" text,
    "place" bigint,
    "document" text,
    "section" text,
    "passage" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index finance_variances_key on finance_variances (coalesce("partnership", ''), coalesce("scope", ''), coalesce("year", ''), coalesce("line", '')) where withdrawn_at is null;
create index finance_variances_by_title on finance_variances (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index finance_variances_by_partnership on finance_variances (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_variances_by_scope on finance_variances (lower(coalesce("scope", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_variances_of_scope on finance_variances ("scope") where withdrawn_at is null;
create index finance_variances_by_year on finance_variances (lower(coalesce("year", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_variances_by_line on finance_variances (lower(coalesce("line", '') collate "C") collate "C", id) where withdrawn_at is null;

create table finance_value_for_money (
    id text not null primary key,
    title text not null,
    "partnership" text,
    "scope" text,
    "year" text,
    "judgement" text,
    "place" bigint,
    "document" text,
    "section" text,
    "passage" text,
    "note" text,
    version bigint not null,
    created_at text not null,
    changed_at text not null,
    changed_by text not null,
    withdrawn_at text,
    withdrawn_why text,
    pack text
);
create unique index finance_value_for_money_key on finance_value_for_money (coalesce("partnership", ''), coalesce("scope", ''), coalesce("year", ''), coalesce("place", -1)) where withdrawn_at is null;
create index finance_value_for_money_by_title on finance_value_for_money (lower(title collate "C") collate "C", id) where withdrawn_at is null;
create index finance_value_for_money_by_partnership on finance_value_for_money (lower(coalesce("partnership", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_value_for_money_by_scope on finance_value_for_money (lower(coalesce("scope", '') collate "C") collate "C", id) where withdrawn_at is null;
create index finance_value_for_money_of_scope on finance_value_for_money ("scope") where withdrawn_at is null;
create index finance_value_for_money_by_year on finance_value_for_money (lower(coalesce("year", '') collate "C") collate "C", id) where withdrawn_at is null;

