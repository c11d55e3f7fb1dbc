-- Times are milliseconds since 1970 (UTC).

create table bulk_task (
    id             bigint        not null,
    account_id     bigint        not null,
    name           varchar(100)  not null,
    sign_name      varchar(50)   not null,
    template_code  varchar(40)   not null,
    template_kind  varchar(20)   not null,
    list_id        bigint        not null,
    numbers        int           not null,
    access_key_id  varchar(64)   not null,
    source_ip      varchar(64)   not null,
    creation_key   binary(32),
    creation_body  binary(32)    not null,
    created_at     bigint        not null,
    wanted_at      bigint,
    state          varchar(30)   not null,
    pause_reason   varchar(20),
    starts_at      bigint,
    started_at     bigint,
    ended_at       bigint,
    forecast_done  int           not null default 0,
    forecast       mediumtext,
    offer_shown    text,
    offer_found    text,
    rate           int,
    owner          varchar(64),
    lease_until    bigint        not null default 0,
    primary key (id),
    unique key bulk_task_once (account_id, creation_key),
    key bulk_task_by_account (account_id, id),
    key bulk_task_to_work_on (state, lease_until),
    key bulk_task_rate (ended_at, rate)
);

-- What happened to a task, by whom, in words.
create table bulk_task_record (
    id       bigint        not null,
    task_id  bigint        not null,
    at       bigint        not null,
    actor    varchar(100)  not null,
    action   varchar(40)   not null,
    note_zh  varchar(1000) not null,
    note_en  varchar(1000) not null,
    primary key (id),
    key bulk_task_record_by_task (task_id, id)
);
