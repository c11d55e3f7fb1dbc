alter database character set = utf8mb4 collate = utf8mb4_bin;

create table platform_setting (
    name  varchar(64)    not null primary key,
    value varbinary(512) not null
);

create table platform_facts_version (
    account_id bigint      not null primary key,
    version    bigint      not null,
    changed_at datetime(3) not null,
    key platform_facts_version_changed (changed_at)
);

-- One row per possible node; a lease in the past means that the number is free.
create table platform_node (
    node_id           smallint    not null primary key,
    token             varchar(36) not null,
    lease_until       datetime(3) not null,
    ids_used_until_ms bigint      not null
);

insert into platform_node (node_id, token, lease_until, ids_used_until_ms)
select seq, '', '2000-01-01', 0 from seq_0_to_1023;
