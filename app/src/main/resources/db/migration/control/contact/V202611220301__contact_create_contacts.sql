create table contact_contact (
    id               bigint      not null primary key,
    account_id       bigint      not null,
    name             varchar(50) not null,
    phone_number     varchar(20) not null,
    abuse_warnings   boolean     not null,
    volume_warnings  boolean     not null,
    package_warnings boolean     not null,
    unique key contact_contact_number (account_id, phone_number)
);

-- The code a new number was sent, as a digest.
create table contact_code (
    account_id   bigint      not null,
    phone_number varchar(20) not null,
    digest       char(64)    not null,
    attempts     int         not null,
    expires_at   datetime(3) not null,
    primary key (account_id, phone_number)
);

-- One row an account, locked while its contacts change.
create table contact_account (
    account_id bigint not null primary key
);
