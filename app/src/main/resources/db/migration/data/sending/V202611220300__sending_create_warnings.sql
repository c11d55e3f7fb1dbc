-- What accounts' contacts are to be told of; written with the messages that raise it, each only once.
create table sending_warning (
    id         bigint        not null,
    account_id bigint        not null,
    once       varchar(150)  not null,
    audience   tinyint       not null,
    template   varchar(40)   not null,
    content    varchar(1000) not null,
    raised_at  bigint        not null,
    told       boolean       not null default false,
    primary key (id),
    unique key sending_warning_once (account_id, once),
    key sending_warning_open (told, id),
    key sending_warning_age (raised_at)
);

-- Messages of the platform itself, from the transaction that posts them until sending has answered.
create table sending_platform_message (
    id           bigint        not null,
    once         varchar(100)  not null,
    template     varchar(40)   not null,
    phone_number varchar(30)   not null,
    content      varchar(1000) not null,
    posted_at    bigint        not null,
    state        tinyint       not null default 0,
    code         varchar(60),
    primary key (id),
    unique key sending_platform_message_once (once),
    key sending_platform_message_open (state, id),
    key sending_platform_message_age (posted_at)
);
