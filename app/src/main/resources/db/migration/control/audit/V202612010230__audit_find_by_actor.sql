-- What one person did, and what was done of one kind, newest first, without everything else that is on record. Takes seconds
-- for a million entries.
create index audit_entry_by_actor on audit_entry (actor, id);
create index audit_entry_by_action on audit_entry (action, id);
