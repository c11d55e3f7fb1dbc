-- What the last look at an account's packages found, so that each crossing of the warning value is told once.
create table sending_package_watch (
    account_id bigint  not null primary key,
    warning    bigint  not null,
    package_id bigint  not null,
    below      boolean not null
);
