-- SQLite compares byte by byte without being told: its index of (entity, record) serves.
select 1;
