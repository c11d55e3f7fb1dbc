-- Everything that happened to an account is read at once, whatever it was done to: a key, a login, the account itself.
alter table audit_entry add column if not exists account_id varchar(20)
    as (if(subject_type = 'account', subject_id, json_value(details, '$.accountId'))) virtual;
create index if not exists audit_entry_account on audit_entry (account_id, id);
