-- What accounts were told. Words are made when it is read, from the kind and the values. Times are milliseconds since 1970
-- (UTC).
create table if not exists notice_notice (
    id         bigint       not null primary key,
    account_id bigint       not null,
    recipient  bigint       not null comment 'a person of the account; 0: its owner and whoever may read',
    kind       varchar(60)  not null,
    once       varchar(100) not null comment 'what has the same is told once',
    told       text         not null comment 'values by name, JSON',
    at         bigint       not null,
    unique key notice_notice_once (account_id, recipient, once),
    key notice_notice_list (account_id, recipient, id)
);

-- Who has read what.
create table if not exists notice_read (
    notice_id bigint not null,
    reader    bigint not null comment 'a person of the account; 0: its owner',
    read_at   bigint not null,
    primary key (notice_id, reader)
);
