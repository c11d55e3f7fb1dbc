-- For whose messages a number was released; nobody else is told.
alter table blacklist_history add column for_account bigint null;
