-- What the platform lets an account send, in billing units of a day and a month; nothing: no end.
create table sending_quota (
    account_id bigint not null primary key,
    daily      bigint null,
    monthly    bigint null
);
