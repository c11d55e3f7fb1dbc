-- account_id 0 is the platform's own list; an empty sign_name means every signature.

create table blacklist_entry (
    number     bigint      not null,
    account_id bigint      not null,
    kind       tinyint     not null,
    sign_name  varchar(50) not null,
    reason     varchar(100) not null,
    since      bigint      not null,
    primary key (number, account_id, kind, sign_name),
    key blacklist_entry_by_account (account_id, since)
);
