-- The people and programs of an account and what they may do (S12). Names are told apart without regard to case.
create table if not exists access_user (
    id           bigint       not null primary key,
    account_id   bigint       not null,
    name         varchar(64)  not null,
    display_name varchar(128) not null,
    mobile       varchar(32)  not null,
    email        varchar(128) not null,
    comments     varchar(128) not null,
    created_at   datetime(3)  not null,
    updated_at   datetime(3)  not null,
    name_key     varchar(64)  as (lower(name)) persistent,
    unique key access_user_name (account_id, name_key)
);

create table if not exists access_group (
    id         bigint       not null primary key,
    account_id bigint       not null,
    name       varchar(64)  not null,
    comments   varchar(128) not null,
    created_at datetime(3)  not null,
    updated_at datetime(3)  not null,
    name_key   varchar(64)  as (lower(name)) persistent,
    unique key access_group_name (account_id, name_key)
);

create table if not exists access_membership (
    user_id    bigint      not null,
    group_id   bigint      not null,
    account_id bigint      not null,
    since      datetime(3) not null,
    primary key (user_id, group_id),
    key access_membership_group (group_id),
    key access_membership_account (account_id)
);

create table if not exists access_role (
    id                  bigint        not null primary key,
    account_id          bigint        not null,
    name                varchar(64)   not null,
    description         varchar(1024) not null,
    trust_policy        text          not null,
    max_session_seconds int           not null,
    created_at          datetime(3)   not null,
    updated_at          datetime(3)   not null,
    name_key            varchar(64)   as (lower(name)) persistent,
    unique key access_role_name (account_id, name_key)
);

-- Custom policies; the system's are files of the rulebook.
create table if not exists access_policy (
    id              bigint        not null primary key,
    account_id      bigint        not null,
    name            varchar(128)  not null,
    description     varchar(1024) not null,
    default_version int           not null,
    last_version    int           not null,
    created_at      datetime(3)   not null,
    updated_at      datetime(3)   not null,
    name_key        varchar(128)  as (lower(name)) persistent,
    unique key access_policy_name (account_id, name_key)
);

create table if not exists access_policy_version (
    policy_id  bigint      not null,
    version    int         not null,
    document   text        not null,
    created_at datetime(3) not null,
    primary key (policy_id, version)
);

-- Which policies count for whom, for all of the account (resource_group 0) or for a resource group.
create table if not exists access_attachment (
    account_id     bigint       not null,
    principal_kind varchar(8)   not null comment 'USER, GROUP, ROLE',
    principal_id   bigint       not null,
    policy_type    varchar(8)   not null comment 'SYSTEM, CUSTOM',
    policy_name    varchar(128) not null,
    resource_group bigint       not null,
    attached_at    datetime(3)  not null,
    primary key (principal_kind, principal_id, policy_type, policy_name, resource_group),
    key access_attachment_account (account_id)
);

create table if not exists access_resource_group (
    id           bigint       not null primary key,
    account_id   bigint       not null,
    name         varchar(64)  not null,
    display_name varchar(128) not null,
    created_at   datetime(3)  not null,
    name_key     varchar(64)  as (lower(name)) persistent,
    unique key access_resource_group_name (account_id, name_key)
);

-- What is in it: sign/<name>, template/<code>, task/<id>, or tag/<key>/<value> for all that have the tag.
create table if not exists access_resource_group_item (
    group_id   bigint       not null,
    account_id bigint       not null,
    item       varchar(400) not null,
    primary key (group_id, item),
    key access_resource_group_item_account (account_id)
);
