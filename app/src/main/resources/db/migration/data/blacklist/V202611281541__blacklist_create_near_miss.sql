-- Replies that look like an opt-out and are on no list; account_id 0 is the platform's list, an empty sign_name every
-- signature. Promotion rests by an entry of that kind in blacklist_entry, as long as one of its replies is OPEN.
create table blacklist_near_miss (
    id          bigint       not null primary key,
    number      bigint       not null,
    account_id  bigint       not null,
    sign_name   varchar(50)  not null,
    content     varchar(500) not null,
    received_at bigint       not null,
    state       varchar(10)  not null,
    decided_by  varchar(64)  null,
    decided_at  bigint       null,
    remark      varchar(500) not null default '',
    key blacklist_near_miss_by_state (state, id),
    key blacklist_near_miss_of (number, account_id, sign_name)
);
