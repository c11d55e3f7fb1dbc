-- Where a complaint came from, and what it is called there; both empty where nobody said.
alter table blacklist_history
    add column source    varchar(20) not null default '',
    add column reference varchar(64) not null default '';
-- What was put on one list last is found without what is on the others.
alter table blacklist_entry add key if not exists blacklist_entry_recent (account_id, kind, since);
