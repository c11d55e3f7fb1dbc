-- What proves the verified name: a file of the account's. Nobody's is on record from before.
alter table account_account add column if not exists verified_document bigint null;
-- Staff search accounts by the names they were verified under.
create index if not exists account_account_verified_name on account_account (verified_name);
