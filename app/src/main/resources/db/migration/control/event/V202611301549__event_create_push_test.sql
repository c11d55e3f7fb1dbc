-- How many test calls to its targets an account made in its last minute (since 1970) with any.
create table event_push_test (
    account_id bigint not null,
    minute     bigint not null,
    tests      int    not null,
    primary key (account_id)
);
