-- What two of the platform's people booked for accounts, each once: the id is that of the change that they agreed to.
create table billing_booking (
    id             bigint       not null primary key,
    account_id     bigint       not null,
    act            varchar(16)  not null,
    entry_id       bigint       not null,
    balance_micros bigint       not null,
    package_id     bigint       null,
    package_units  bigint       not null default 0,
    payment        varchar(64)  null comment 'the reference of what was paid; no two bookings have the same',
    asked_by       varchar(64)  not null,
    agreed_by      varchar(64)  not null,
    reason         varchar(600) not null,
    booked_at      bigint       not null,
    compared       boolean      not null default false comment 'that the change says it was carried out',
    unique key billing_booking_by_entry (entry_id),
    unique key billing_booking_once (payment),
    key billing_booking_by_account (account_id, id),
    key billing_booking_by_act (act, booked_at),
    key billing_booking_to_compare (compared, booked_at)
);

-- Whatever was paid in or given has a reference from now on, by which it is found among the many entries of messages.
update billing_entry set reference = concat('entry:', id) where kind = 0 and reference is null;
