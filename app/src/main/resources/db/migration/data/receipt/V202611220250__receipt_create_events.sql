-- Times are milliseconds since 1970 (UTC); numbers are country code and number as one integer.

-- What an account is to hear: kept as the bytes that are sent, so that a replay is equal.
create table receipt_event (
    id         bigint     not null,
    account_id bigint     not null,
    type       tinyint    not null,
    state      tinyint    not null,
    attempts   smallint   not null default 0,
    due_at     bigint     not null,
    expires_at bigint     not null,
    created_at bigint     not null,
    payload    text       not null,
    primary key (id),
    key receipt_event_due (account_id, type, state, due_at)
);

create table receipt_uplink (
    id            bigint        not null,
    account_id    bigint,
    message_id    bigint,
    sign_name     varchar(50),
    number        bigint        not null,
    access_number varchar(24)   not null,
    content       varchar(2000) not null,
    reply         varchar(20)   not null,
    carrier       varchar(40)   not null,
    received_at   bigint        not null,
    primary key (id),
    key receipt_uplink_by_account (account_id, id)
);
