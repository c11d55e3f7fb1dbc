-- The extension codes that an account sends with: each belongs to one signature.
create table sending_extend_code (
    account_id bigint       not null,
    code       varchar(20)  not null,
    sign_name  varchar(100) not null,
    taken_at   bigint       not null,
    primary key (account_id, code)
);
