-- How many warnings an account's contacts were sent on the last day that saw any.
create table contact_warning_day (
    account_id bigint not null primary key,
    day        date   not null,
    sent       int    not null
);
