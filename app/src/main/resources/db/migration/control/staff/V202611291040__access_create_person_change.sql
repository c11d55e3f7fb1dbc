-- Changes of people that concern somebody of a group, from the application to its end. Times are milliseconds since 1970
-- (UTC).
create table access_person_change (
    id              bigint       not null primary key,
    kind            varchar(10)  not null,
    person          varchar(64)  not null comment 'whom it concerns',
    first_name      varchar(255) not null,
    last_name       varchar(255) not null,
    email           varchar(255) null,
    groups_before   varchar(200) not null comment 'ids, JSON',
    groups_after    varchar(200) not null comment 'ids, JSON',
    asked_by        varchar(64)  not null,
    asked_at_ms     bigint       not null,
    way             varchar(32)  not null comment 'what it waits for',
    approvers       text         not null comment 'ids, JSON: who could agree when it was asked for',
    ends_at_ms      bigint       not null,
    state           varchar(12)  not null,
    decided_by      varchar(64)  null,
    decided_at_ms   bigint       null,
    reason          varchar(600) not null default '',
    sealed_password varbinary(200) null comment 'the one-time password, under the master key, while it waits',
    key access_person_change_by_state (state, ends_at_ms),
    key access_person_change_by_person (person, state)
);

-- Whose password is good for nothing but setting another. The password itself is where all are, as a hash.
create table access_one_time_password (
    person        varchar(64) not null primary key,
    expires_at_ms bigint      not null
);

-- Whoever changes people takes turns on this row.
insert into platform_setting (name, value) values ('people-lock', '');
