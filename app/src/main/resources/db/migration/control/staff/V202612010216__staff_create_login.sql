-- How the platform's people log in. Times are milliseconds since 1970 (UTC).
create table staff_login (
    person        varchar(64) not null primary key,
    last_login_ms bigint      null comment 'in a browser',
    session_round int         not null default 0 comment 'sessions that began in an earlier round are over'
);

-- A device that shows codes, an app on a phone: one for each person at most.
create table staff_second_factor (
    person        varchar(64)    not null primary key,
    sealed_secret varbinary(100) not null comment 'under the master key',
    begun_ms      bigint         not null,
    bound_ms      bigint         null comment 'none while its first code is waited for',
    last_step     bigint         not null default 0 comment 'of the last code taken: none is taken twice'
);

create table staff_recovery_code (
    person    varchar(64) not null,
    code_hash binary(32)  not null,
    used_ms   bigint      null,
    primary key (person, code_hash)
);
