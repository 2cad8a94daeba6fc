-- The one place that rights are read from: what someone holds, wherever it is recorded. Room accounts puts the
-- appointments of the partnership's register beside those of the office.
create view rights_held as
    select id, account, role, footprint, body, organisation, held_from, held_to, 'office' as source
    from rights_appointments;
