-- Whose an organisation, a body and a governing paper are; what belongs to them follows.
alter table partnership_organisations add column "footprint" text;
alter table partnership_bodies add column "footprint" text;
alter table partnership_papers add column "footprint" text;
