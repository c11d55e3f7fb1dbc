-- Everything that happened to an account is read at once: what was done to itself, to a key or a login of its own, and what
-- its people did.
alter table audit_entry add column if not exists account_id varchar(20) as (coalesce(
    if(subject_type = 'account', subject_id, null),
    json_value(details, '$.accountId'),
    if(actor like 'account:%', substring_index(substring_index(actor, '/', 1), ':', -1), null))) virtual;
create index if not exists audit_entry_account on audit_entry (account_id, id);
