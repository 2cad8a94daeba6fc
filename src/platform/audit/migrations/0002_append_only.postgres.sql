-- What happened stays as it was told: the store itself refuses to change it. Whoever takes these triggers off and alters
-- an event is shown by the chain.
create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'events of the audit trail are added and never changed or removed';
end $$;
create trigger audit_events_stay before update or delete or truncate on audit_events
    for each statement execute function audit_stays();
create trigger audit_processes_stay before update or delete or truncate on audit_processes
    for each statement execute function audit_stays();
