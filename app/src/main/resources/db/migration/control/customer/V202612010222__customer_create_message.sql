-- What an account's main contact is told by SMS, until sending has taken it over: written with the change that it tells of.
create table if not exists customer_message (
    id           bigint       not null primary key,
    once         varchar(64)  not null,
    template     varchar(64)  not null,
    phone_number varchar(20)  not null
);
