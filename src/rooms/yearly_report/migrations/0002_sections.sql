-- What a report is made of, in order: from the packs. A section that nothing tells of is a visible gap.
create table yearly_report_sections (
    partnership text not null references partnership_partnerships (code) deferrable initially deferred,
    year text not null,
    slug text not null,
    "order" text not null,
    title text not null,
    part_of text,
    kind text not null,
    requirements text,
    lead text,
    document text references partnership_documents (code) deferrable initially deferred,
    section text,
    pack text not null,
    load bigint not null,
    primary key (partnership, year, slug)
);
