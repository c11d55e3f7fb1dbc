-- How the people of an account log in to the console (S12). user_id 0 is the owner, the account itself. Times are milliseconds
-- since 1970 (UTC).
create table if not exists access_login_profile (
    account_id        bigint       not null,
    user_id           bigint       not null,
    state             varchar(8)   not null comment 'ENABLED, DISABLED',
    password_hash     varchar(100) not null,
    password_set_ms   bigint       not null,
    reset_required    boolean      not null,
    one_time_until_ms bigint       null comment 'where the platform has made the password: when it is over',
    mfa_required      boolean      not null,
    created_ms        bigint       not null,
    last_login_ms     bigint       null,
    primary key (account_id, user_id)
);

-- Hashes of earlier passwords, as many as the account forbids.
create table if not exists access_password_history (
    account_id    bigint       not null,
    user_id       bigint       not null,
    set_ms        bigint       not null,
    password_hash varchar(100) not null,
    primary key (account_id, user_id, set_ms)
);

create table if not exists access_mfa_device (
    id             bigint         not null primary key,
    account_id     bigint         not null,
    name           varchar(64)    not null,
    user_id        bigint         null comment 'whose it is; null until it is bound',
    sealed_secret  varbinary(100) not null,
    last_step      bigint         not null default 0 comment 'the last 30 seconds of which a code was taken',
    created_ms     bigint         not null,
    bound_ms       bigint         null,
    name_key       varchar(64)    as (lower(name)) persistent,
    unique key access_mfa_device_name (account_id, name_key),
    unique key access_mfa_device_user (account_id, user_id)
);

create table if not exists access_recovery_code (
    account_id bigint     not null,
    user_id    bigint     not null,
    code_hash  binary(32) not null,
    used_ms    bigint     null,
    primary key (account_id, user_id, code_hash)
);

create table if not exists access_login_session (
    id           bigint       not null primary key comment 'what it is called in lists',
    secret_hash  binary(32)   not null comment 'of what the cookie holds',
    account_id   bigint       not null,
    user_id      bigint       not null,
    stage        varchar(16)  not null comment 'SECOND_FACTOR, NEW_PASSWORD, ENROLMENT, OPEN',
    mfa_given    boolean      not null,
    wrong_codes  int          not null default 0,
    address      varchar(45)  not null,
    user_agent   varchar(200) not null,
    created_ms   bigint       not null,
    last_seen_ms bigint       not null,
    ends_ms      bigint       not null,
    unique key access_login_session_secret (secret_hash),
    key access_login_session_user (account_id, user_id),
    key access_login_session_end (ends_ms)
);

-- Failed tries, of names that are nobody's as well: what is done for them must not tell them apart. Swept as soon as they count no more.
create table if not exists access_login_tries (
    tried_hash     binary(32) not null primary key comment 'what was tried for whom, under a key',
    failed         int        not null,
    last_failed_ms bigint     not null,
    wait_until_ms  bigint     not null,
    key access_login_tries_age (last_failed_ms)
);

-- Where somebody has signed in from, so that a new place is told.
create table if not exists access_login_address (
    account_id bigint      not null,
    user_id    bigint      not null,
    network    varchar(45) not null comment 'an address, of IPv6 its first 64 bits',
    last_ms    bigint      not null,
    primary key (account_id, user_id, network)
);

create table if not exists access_password_policy (
    account_id       bigint  not null primary key,
    min_length       int     not null,
    require_lower    boolean not null,
    require_upper    boolean not null,
    require_digits   boolean not null,
    require_symbols  boolean not null,
    max_age_days     int     not null comment '0 = for good',
    hard_expiry      boolean not null comment 'who did not change it in time cannot log in',
    forbidden_reuses int     not null,
    tries            int     not null comment 'failures before waits begin; 0 = no waits by user'
);

create table if not exists access_alias (
    account_id bigint      not null primary key,
    alias      varchar(64) not null,
    unique key access_alias_alias (alias)
);
