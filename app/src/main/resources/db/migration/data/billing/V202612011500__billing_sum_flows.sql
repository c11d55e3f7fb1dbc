-- What messages did to balances and vouchers, by quarters of an hour (of UTC, so that the days of every zone are made of them): what
-- accounts read of millions of entries. Entries below the id of billing_flow_until are in it, each once; those from it on are not.
create table billing_flow (
    account_id     bigint  not null,
    quarter        int     not null comment 'since 1970',
    kind           tinyint not null comment 'of the entries',
    of_voucher     boolean not null,
    month          int     not null comment 'of entries that price anew the month they count in; else 0',
    messages       bigint  not null,
    balance_micros bigint  not null,
    voucher_micros bigint  not null,
    primary key (account_id, quarter, kind, of_voucher, month)
);

create table billing_flow_until (
    id bigint not null primary key
);
insert into billing_flow_until values (0);

-- What an account's balance was at some moment: the entries of a part of a quarter.
alter table billing_entry add key billing_entry_by_time (account_id, made_at, kind, balance_micros);
