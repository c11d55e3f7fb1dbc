-- The history of one kind of change is read without everything else that is on record about its subject.
create index audit_entry_action on audit_entry (subject_type, subject_id, action, id);
