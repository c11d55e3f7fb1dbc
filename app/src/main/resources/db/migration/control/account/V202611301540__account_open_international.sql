-- The international/HMT service is free and off until the account opens it (S1-15); who could send abroad before still can.
alter table account_account add column if not exists international boolean not null default false;
update account_account set international = true where kind = 'ENTERPRISE';
