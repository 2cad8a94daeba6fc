alter table partnership_papers add column "state" text;
create index partnership_papers_by_state on partnership_papers (lower(coalesce("state", '') collate "C") collate "C", id) where withdrawn_at is null;
create index partnership_papers_of_state on partnership_papers ("state", "body", "from", "kind", "review", id, withdrawn_at) where withdrawn_at is null;
