-- One row for each application to release a number, for ever.
create table blacklist_release (
    id               bigint       not null primary key,
    account_id       bigint       not null,
    message_id       bigint       not null,
    biz_id           varchar(40)  not null,
    number           bigint       not null,
    kind             varchar(20)  not null comment 'class of the message that failed',
    sign_name        varchar(50)  not null,
    template_code    varchar(40)  not null,
    content          varchar(600) not null,
    error_code       varchar(60)  not null,
    decision_id      varchar(40)  null,
    sent_at_ms       bigint       not null,
    reason           varchar(500) not null,
    applicant        varchar(64)  not null comment 'access key',
    state            varchar(20)  not null,
    rulebook_version varchar(40)  not null,
    note             text         not null,
    note_en          text         not null,
    decided_by       varchar(64)  null,
    submitted_at_ms  bigint       not null,
    decided_at_ms    bigint       null,
    effective_at_ms  bigint       null comment 'when sending knew of it',
    -- Account and number while nobody has decided: one application at a time.
    open_key         varchar(64)  null,
    unique key blacklist_release_open (open_key),
    key blacklist_release_list (account_id, id),
    key blacklist_release_number (number, id),
    key blacklist_release_waiting (state, effective_at_ms)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table blacklist_release_evidence (
    release_id  bigint not null,
    seq         int    not null,
    evidence_id bigint not null,
    primary key (release_id, seq)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
