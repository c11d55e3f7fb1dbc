create table account_account (
    id            bigint       not null primary key,
    name          varchar(64)  not null,
    kind          varchar(16)  not null,
    verified_name varchar(200) not null,
    state         varchar(16)  not null,
    zone          varchar(64)  not null,
    created_at    datetime(3)  not null,
    unique key account_account_name (name)
);

create table account_access_key (
    id            varchar(128)   not null primary key,
    account_id    bigint         not null,
    active        boolean        not null,
    sealed_secret varbinary(512) not null,
    created_at    datetime(3)    not null,
    key account_access_key_account (account_id)
);
