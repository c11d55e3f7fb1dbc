-- How many codes an account asked for in the hour it asked last: each goes to a number of somebody.
alter table contact_account
    add column code_hour bigint not null default 0 comment 'hours since 1970',
    add column codes     int    not null default 0 comment 'asked for in that hour';
