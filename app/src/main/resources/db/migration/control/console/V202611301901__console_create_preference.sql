-- What people chose for themselves at the console: language, theme, columns of lists.
create table if not exists console_preference (
    account_id bigint       not null,
    person_id  bigint       not null comment 'of the user; 0: the account itself',
    name       varchar(40)  not null,
    value      varchar(200) not null,
    primary key (account_id, person_id, name)
);
