-- Whose key it is: 0 is the account itself, else a user of it.
alter table account_access_key add column if not exists user_id bigint not null default 0;
