-- What the changes of an account's people wait for, and what the account has set for all its keys.
create table if not exists access_account (
    account_id bigint not null primary key,
    key_policy text   null comment 'networks of all its keys; any where it is null'
);

-- From where a single key may be used.
create table if not exists access_key_policy (
    key_id     varchar(128) not null primary key,
    account_id bigint       not null,
    policy     text         not null,
    key access_key_policy_account (account_id)
);

-- When a key was last used, to the minute.
create table if not exists access_key_use (
    key_id  varchar(128) not null primary key,
    used_at datetime(3)  not null
);
