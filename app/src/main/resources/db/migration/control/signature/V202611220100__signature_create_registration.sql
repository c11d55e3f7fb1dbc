-- One row per name of an account, for ever; a deleted one is no longer live and frees the name.
create table signature (
    id              bigint       not null primary key,
    account_id      bigint       not null comment '0: supplied by the platform to every account',
    name            varchar(64)  not null,
    folded_name     varchar(64)  not null comment 'names are equal whatever their letter case (SG-20)',
    live            tinyint      null comment '1, or null once deleted, so that the key below holds live names only',
    platform_test   tinyint      not null default 0,
    suspension      varchar(500) null comment 'reason, while the platform has it out of use',
    created_at_ms   bigint       not null,
    cancelled_at_ms bigint       null,
    unique key signature_name (account_id, folded_name, live)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- One row per application; a signature holds at most one USABLE and one OPEN, the rest is PAST.
create table signature_revision (
    order_id             bigint        not null primary key,
    signature_id         bigint        not null,
    account_id           bigint        not null,
    role                 varchar(10)   not null,
    state                varchar(20)   not null,
    scenario             varchar(20)   not null,
    source               varchar(20)   not null,
    source_content       varchar(1000) null,
    source_name          varchar(200)  null,
    source_owned         tinyint       null,
    third_party          tinyint       null,
    right_holder         varchar(200)  null,
    public_body          tinyint       null,
    landline             varchar(40)   null,
    domain               varchar(255)  null,
    icp_filed            tinyint       null,
    online               tinyint       null,
    evidence_carried     tinyint       not null,
    evidence_kinds_known tinyint       not null,
    remark               varchar(2000) not null,
    unstated             varchar(300)  not null comment 'facts the door could not carry, comma-separated',
    new_general          tinyint       not null,
    rulebook_version     varchar(40)   not null,
    reason               text          not null,
    reason_en            text          not null,
    submitted_at_ms      bigint        not null,
    decided_at_ms        bigint        null,
    key signature_revision_of (signature_id, role),
    key signature_revision_list (account_id, role, order_id),
    key signature_revision_quota (account_id, new_general, submitted_at_ms)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What the norms said, in the version that the revision names.
create table signature_finding (
    order_id   bigint       not null,
    seq        int          not null,
    norm_id    varchar(20)  not null,
    severity   varchar(10)  not null,
    message_zh text         not null,
    message_en text         not null,
    part       text         not null,
    primary key (order_id, seq)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table signature_evidence (
    order_id    bigint not null,
    seq         int    not null,
    evidence_id bigint not null,
    primary key (order_id, seq),
    key signature_evidence_file (evidence_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Operation records (操作记录): one per transition.
create table signature_record (
    id           bigint       not null primary key,
    signature_id bigint       not null,
    at_ms        bigint       not null,
    actor        varchar(100) not null,
    action       varchar(20)  not null,
    from_state   varchar(20)  null,
    to_state     varchar(20)  not null,
    order_id     bigint       not null,
    note         text         not null,
    key signature_record_of (signature_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Applications of one account stand in line here, so that quotas and duplicates hold under concurrency.
create table signature_applicant (
    account_id bigint not null primary key
) engine = InnoDB;

-- The test signature of S4.4-11: general, approved, nobody's to change.
insert into signature (id, account_id, name, folded_name, live, platform_test, created_at_ms)
values (1, 0, 'Signet测试专用', 'signet测试专用', 1, 1, 1763769600000);
insert into signature_revision (order_id, signature_id, account_id, role, state, scenario, source, evidence_carried,
                                evidence_kinds_known, remark, unstated, new_general, rulebook_version, reason, reason_en,
                                submitted_at_ms, decided_at_ms)
values (1, 1, 0, 'USABLE', 'APPROVED', 'GENERAL', 'COMPANY', 0, 0, '', '', 0, '', '', '', 1763769600000, 1763769600000);
