-- How many full numbers a person was shown in the console on their last day (UTC+8) with any.
create table record_revealed (
    account_id bigint      not null,
    person     varchar(40) not null,
    day        date        not null,
    numbers    int         not null,
    primary key (account_id, person)
);
