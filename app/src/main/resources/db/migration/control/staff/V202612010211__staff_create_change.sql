-- What the platform's people ask for and may not do alone, from the wish to its end. Times are milliseconds since 1970 (UTC).
create table staff_change (
    id            bigint       not null primary key,
    action        varchar(64)  not null comment 'its name in staff.tsv',
    subject_type  varchar(64)  not null,
    subject_id    varchar(200) not null,
    account_id    bigint       null,
    facts         text         not null comment 'names and values for whoever decides, JSON',
    reason        varchar(600) not null comment 'why it is asked for',
    asked_by      varchar(64)  not null,
    asked_at_ms   bigint       not null,
    approvers     text         not null comment 'ids, JSON: who could agree when it was asked for',
    ends_at_ms    bigint       not null,
    state         varchar(12)  not null,
    decided_by    varchar(64)  null,
    decided_at_ms bigint       null,
    decision      varchar(600) not null default '' comment 'why it was refused or ended',
    sealed_secret varbinary(1000) null comment 'what is handed on when it is carried out, under the master key, while it waits',
    key staff_change_by_state (state, ends_at_ms),
    key staff_change_by_subject (action, subject_id, state),
    key staff_change_by_account (account_id, id)
);
