create table sending_settings (
    account_id bigint   not null primary key,
    settings   longtext not null,
    changed_at datetime(3) not null
);
