-- A right follows the register's appointment: of a person whose account is linked to their record, in a role that Cairn
-- knows, for the footprint that the appointment names. Without a footprint it is a fact and gives no right.
drop view rights_held;
create view rights_held as
    select id, account, role, footprint, body, organisation, held_from, held_to, 'office' as source
    from rights_appointments
    union all
    select held.id, a.id,
        case held."role"
            when 'partnership_deputy_chair' then 'partnership_chair'
            when 'chair' then 'group_chair'
            when 'deputy_chair' then 'group_chair'
            else held."role"
        end,
        held."footprint", b."code", o."code", coalesce(held."from", substr(held.created_at, 1, 10)), held."to",
        'register'
    from partnership_appointments held
    join partnership_people p on p.id = held."person"
    join rights_accounts a on a.person = p.id
    left join partnership_bodies b on b.id = held."body"
    left join partnership_organisations o on o.id = held."organisation"
    where held.withdrawn_at is null and p.withdrawn_at is null and held."footprint" is not null
        and held."footprint" <> '' and (
            held."role" in ('partnership_chair', 'partnership_deputy_chair', 'independent_scrutineer',
                'young_scrutineer', 'business_manager')
            or (held."role" in ('lead_safeguarding_partner', 'delegated_safeguarding_partner') and o."code" is not null)
            or (held."role" in ('chair', 'deputy_chair') and b."code" is not null));
