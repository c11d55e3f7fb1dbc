-- Tags of what an account has. A key is there once for a resource; keys and values are equal where every character is.
create table if not exists tag_tag (
    account_id    bigint       not null,
    resource_type varchar(20)  not null comment 'word for what has it: sign, template, task',
    resource_id   varchar(64)  not null comment 'by which the account knows it: a name, a code, a number',
    tag_key       varchar(128) not null,
    tag_value     varchar(128) not null,
    set_by        varchar(160) not null comment 'who of the account set it',
    set_at        bigint       not null comment 'milliseconds since 1970 (UTC)',
    primary key (account_id, resource_type, resource_id, tag_key),
    key tag_tag_by_tag (account_id, resource_type, tag_key, tag_value, resource_id)
);
