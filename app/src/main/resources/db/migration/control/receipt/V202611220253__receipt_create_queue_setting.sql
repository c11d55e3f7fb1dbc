-- Which account has switched on its queue, by type; no row means off.
create table receipt_queue_setting (
    account_id bigint  not null,
    type       tinyint not null,
    enabled    boolean not null,
    primary key (account_id, type)
);
