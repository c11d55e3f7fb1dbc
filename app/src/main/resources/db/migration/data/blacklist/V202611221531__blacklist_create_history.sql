-- What happened to a number on each list; account_id 0 is the platform's list, an empty sign_name every signature.
create table blacklist_history (
    id         bigint       not null primary key,
    number     bigint       not null,
    account_id bigint       not null,
    kind       varchar(20)  not null,
    sign_name  varchar(50)  not null,
    action     varchar(20)  not null,
    reason     varchar(100) not null,
    actor      varchar(64)  not null,
    at         bigint       not null,
    key blacklist_history_of (number, account_id, id)
);

-- From which entry (its first four columns, owner_id being the entry's account_id) a number was released, and for whose
-- messages. It holds while the entry is not younger.
create table blacklist_released (
    number      bigint      not null,
    owner_id    bigint      not null,
    kind        tinyint     not null,
    sign_name   varchar(50) not null,
    account_id  bigint      not null,
    released_at bigint      not null,
    primary key (number, owner_id, kind, sign_name, account_id)
);
