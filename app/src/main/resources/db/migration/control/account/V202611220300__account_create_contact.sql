-- Whom an account named as its main contact; changed by account management only.
create table account_contact (
    account_id   bigint      not null primary key,
    name         varchar(50) not null,
    phone_number varchar(20) not null
);
