-- Numbers and variable values are personal data: they lie sealed and packed, up to 1,000 rows in each content.
-- sealed first_malformed: the first malformed rows, in the form of a chunk of rejected rows.

create table bulk_recipient_list (
    id               bigint        not null,
    account_id       bigint        not null,
    template_code    varchar(64)   not null,
    template_kind    varchar(20)   not null,
    variables        text          not null,
    sign_name        varchar(100)  null,
    file_name        varchar(255)  not null,
    format           varchar(8)    not null,
    charset          varchar(20)   not null,
    separated_by     char(1)       not null,
    state            varchar(10)   not null,
    percent          tinyint       not null,
    total            int           not null,
    valid            int           not null,
    duplicates       int           not null,
    malformed        int           not null,
    foreigners       int           not null,
    blacklisted      int           not null,
    first_malformed  mediumblob    null,
    failure_zh       varchar(1000) null,
    failure_en       varchar(1000) null,
    chunks           int           not null,
    rejected_chunks  int           not null,
    created_at       bigint        not null,
    alive_at         bigint        not null,
    task_id          bigint        null,
    primary key (id),
    key bulk_recipient_list_of_account (account_id, task_id),
    key bulk_recipient_list_alive (state, alive_at)
);

create table bulk_recipient_chunk (
    list_id  bigint     not null,
    chunk    int        not null,
    content  mediumblob not null,
    primary key (list_id, chunk)
);

create table bulk_rejected_chunk (
    list_id  bigint     not null,
    chunk    int        not null,
    content  mediumblob not null,
    primary key (list_id, chunk)
);
