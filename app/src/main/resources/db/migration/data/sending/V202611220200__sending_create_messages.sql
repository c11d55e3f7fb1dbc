-- Times are milliseconds since 1970 (UTC); numbers are country code and number as one integer.
-- Ids are time-ordered, so that a partition is a day and retention drops partitions instead of deleting rows.

create table sending_message (
    id             bigint       not null,
    biz_id         bigint       not null,
    account_id     bigint       not null,
    number         bigint       not null,
    kind           tinyint      not null,
    international  boolean      not null,
    state          tinyint      not null,
    charge         tinyint      not null,
    charge_entry   bigint       not null,
    price_micros   int          not null,
    package_id     bigint,
    segments       tinyint      not null,
    accepted_at    bigint       not null,
    deadline       bigint       not null,
    sign_name      varchar(50)  not null,
    template_code  varchar(40)  not null,
    content        varchar(600) not null,
    extend_code    varchar(20),
    out_id         varchar(255),
    request_id     varchar(64)  not null,
    rulebook       varchar(40)  not null,
    decision_id    bigint,
    error_code     varchar(40),
    carrier        varchar(40),
    parts_open     tinyint      not null default 0,
    submitted_at   bigint,
    ended_at       bigint,
    primary key (id),
    key sending_message_by_number (account_id, number, id)
) partition by range (id) (partition pmax values less than maxvalue);

create table sending_decision (
    id             bigint        not null,
    account_id     bigint        not null,
    number         bigint,
    outcome        tinyint       not null,
    code           varchar(60)   not null,
    rule_id        varchar(60)   not null,
    rulebook       varchar(40)   not null,
    request_id     varchar(64)   not null,
    message_zh     varchar(1000) not null,
    message_en     varchar(1000) not null,
    advice_zh      varchar(1000) not null,
    advice_en      varchar(1000) not null,
    facts          text          not null,
    earliest       bigint,
    decided_at     bigint        not null,
    primary key (id)
) partition by range (id) (partition pmax values less than maxvalue);

-- What waits for a carrier; a row lives from acceptance to the carrier's answer.
create table sending_dispatch (
    id             bigint       not null,
    lane           tinyint      not null,
    state          tinyint      not null,
    due_at         bigint       not null,
    attempt        tinyint      not null default 0,
    node           varchar(64),
    lease_until    bigint       not null default 0,
    carrier        varchar(40),
    primary key (id),
    key sending_dispatch_due (lane, state, due_at)
);

-- The parts a carrier took, by the carrier's own id.
create table sending_part (
    carrier            varchar(40) not null,
    carrier_message_id varchar(80) not null,
    message_id         bigint      not null,
    final              boolean     not null default false,
    primary key (carrier, carrier_message_id),
    key sending_part_by_message (message_id)
);

-- Receipts that came before the submit answer that names their message.
create table sending_early_receipt (
    carrier            varchar(40) not null,
    carrier_message_id varchar(80) not null,
    state              tinyint     not null,
    error_code         varchar(40) not null,
    at                 bigint      not null,
    parked_at          bigint      not null,
    primary key (carrier, carrier_message_id),
    key sending_early_receipt_age (parked_at)
);

-- One row per number: what was accepted for it in the last two days, packed. Locked while a message to it is judged.
create table sending_number (
    number          bigint         not null,
    history         varbinary(8000) not null,
    last_message_id bigint         not null,
    primary key (number)
);

-- Billing units accepted in the running day and month of the account.
create table sending_volume (
    account_id  bigint not null,
    day         int    not null,
    day_units   bigint not null,
    month       int    not null,
    month_units bigint not null,
    primary key (account_id)
);

create table sending_idempotency (
    account_id  bigint        not null,
    key_digest  binary(32)    not null,
    body_digest binary(32)    not null,
    biz_id      varchar(40)   not null,
    request_id  varchar(64)   not null,
    message_zh  varchar(1000) not null,
    message_en  varchar(1000) not null,
    decided_at  bigint        not null,
    primary key (account_id, key_digest),
    key sending_idempotency_age (decided_at)
);
