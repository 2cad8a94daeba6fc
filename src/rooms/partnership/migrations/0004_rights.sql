-- For which area or partnership the appointment gives rights in Cairn.
alter table partnership_appointments add column "footprint" text;
