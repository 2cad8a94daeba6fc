-- What happened stays as it was told: the store itself refuses to change it. Whoever takes these triggers off and alters
-- an event is shown by the chain.
create trigger audit_events_stay before update on audit_events begin
    select raise(abort, 'events of the audit trail are added and never changed');
end;
create trigger audit_events_remain before delete on audit_events begin
    select raise(abort, 'events of the audit trail are added and never removed');
end;
create trigger audit_processes_stay before update on audit_processes begin
    select raise(abort, 'events of the audit trail are added and never changed');
end;
create trigger audit_processes_remain before delete on audit_processes begin
    select raise(abort, 'events of the audit trail are added and never removed');
end;
