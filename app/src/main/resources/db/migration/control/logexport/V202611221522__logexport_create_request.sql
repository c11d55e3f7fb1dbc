-- Applications to take send records off the platform as a file. The file itself lies in the data plane, sealed; its key
-- lies here, under the master key.
create table logexport_request (
    id            bigint        not null primary key,
    account_id    bigint        not null,
    -- an access key's id, or an officer's user id
    requester     varchar(64)   not null,
    by_officer    boolean       not null,
    from_day      date          not null,
    to_day        date          not null,
    number        bigint        null,
    sign_name     varchar(50)   null,
    template_code varchar(40)   null,
    kind          varchar(20)   null,
    record_state  varchar(10)   null,
    error_code    varchar(60)   null,
    purpose       varchar(200)  not null,
    recipient     varchar(100)  not null,
    format        varchar(4)    not null,
    masked        boolean       not null,
    matched       bigint        not null comment 'rows when it was asked for',
    findings      text          not null,
    rulebook      varchar(40)   not null,
    state         varchar(16)   not null,
    reason        varchar(4000) not null default '',
    reason_en     varchar(4000) not null default '',
    requested_at  datetime(3)   not null,
    decided_at    datetime(3)   null,
    expires_at    datetime(3)   not null,
    attempt       int           not null default 0 comment 'how often its file was begun',
    written       bigint        not null default 0 comment 'rows of the file so far',
    chunks        int           null,
    bytes         bigint        null,
    sealed_key    varbinary(200) null,
    key logexport_request_by_account (account_id, requested_at),
    key logexport_request_by_requester (requester, requested_at),
    key logexport_request_by_state (state, expires_at)
);

-- One row for each requester, locked while an application is judged by what was asked for before.
create table logexport_applicant (
    name varchar(80) not null primary key
);
