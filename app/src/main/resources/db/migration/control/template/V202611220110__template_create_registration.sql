-- One row per template, for ever; its code is the number.
create table template (
    id              bigint       not null primary key,
    number          bigint       not null auto_increment unique key,
    account_id      bigint       not null,
    state           varchar(20)  not null,
    suspension      varchar(500) null comment 'reason, while the platform has it out of use',
    order_id        bigint       not null comment 'newest application',
    created_at_ms   bigint       not null,
    cancelled_at_ms bigint       null,
    key template_list (account_id, order_id)
) engine = InnoDB auto_increment = 100000001 default charset = utf8mb4 collate = utf8mb4_bin;

-- One row per application: a resubmission adds one and never rewrites what was decided before.
create table template_revision (
    order_id             bigint        not null primary key,
    template_id          bigint        not null,
    account_id           bigint        not null,
    state                varchar(20)   not null,
    kind                 varchar(20)   not null,
    name                 varchar(200)  not null,
    content              varchar(2000) not null,
    intl_type            int           null,
    variable_attributes  text          null comment 'JSON object; null: the door could not carry it',
    related_signature    varchar(200)  null,
    scene_content        varchar(1000) null,
    domain               varchar(255)  null,
    icp_filed            tinyint       null,
    domain_owned         tinyint       null,
    members_only         tinyint       null,
    remark               varchar(2000) not null,
    unstated             varchar(300)  not null comment 'facts the door could not carry, comma-separated',
    rulebook_version     varchar(40)   not null,
    reason               text          not null,
    reason_en            text          not null,
    submitted_at_ms      bigint        not null,
    decided_at_ms        bigint        null,
    key template_revision_of (template_id, order_id),
    key template_revision_quota (account_id, submitted_at_ms)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What the norms said, in the version that the revision names.
create table template_finding (
    order_id   bigint       not null,
    seq        int          not null,
    norm_id    varchar(20)  not null,
    severity   varchar(10)  not null,
    message_zh text         not null,
    message_en text         not null,
    part       text         not null,
    primary key (order_id, seq)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table template_evidence (
    order_id    bigint not null,
    seq         int    not null,
    evidence_id bigint not null,
    primary key (order_id, seq),
    key template_evidence_file (evidence_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Operation records (操作记录): one per transition.
create table template_record (
    id          bigint       not null primary key,
    template_id bigint       not null,
    at_ms       bigint       not null,
    actor       varchar(100) not null,
    action      varchar(20)  not null,
    from_state  varchar(20)  null,
    to_state    varchar(20)  not null,
    order_id    bigint       not null,
    note        text         not null,
    key template_record_of (template_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Applications of one account stand in line here, so that the daily limit holds under concurrency.
create table template_applicant (
    account_id bigint not null primary key
) engine = InnoDB;
