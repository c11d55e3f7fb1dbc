-- That the platform's people stopped an account, whatever it owes; null while they have not. What stood as in arrears stays so.
alter table account_account add column if not exists suspended_by varchar(160) null;
alter table account_account add column if not exists suspended_at datetime(3) null;
alter table account_account add column if not exists suspended_reason varchar(200) null;
