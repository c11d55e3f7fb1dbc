-- Amounts are millionths of a yuan. The ledger is append-only; an account's row is the sum of its entries.

create table billing_account (
    account_id      bigint not null,
    balance_micros  bigint not null,
    reserved_micros bigint not null,
    month           int    not null,
    month_units     bigint not null,
    primary key (account_id)
);

create table billing_package (
    id          bigint       not null,
    account_id  bigint       not null,
    coverage    tinyint      not null,
    units       bigint       not null,
    units_left  bigint       not null,
    valid_from  bigint       not null,
    valid_until bigint       not null,
    primary key (id),
    key billing_package_by_account (account_id, valid_until)
);

create table billing_entry (
    id              bigint       not null,
    account_id      bigint       not null,
    kind            tinyint      not null,
    balance_micros  bigint       not null,
    reserved_micros bigint       not null,
    package_id      bigint,
    package_units   bigint       not null default 0,
    messages        int          not null default 0,
    reference       varchar(100),
    note            varchar(200),
    made_at         bigint       not null,
    primary key (id),
    key billing_entry_by_account (account_id, id),
    unique key billing_entry_once (account_id, reference)
);
