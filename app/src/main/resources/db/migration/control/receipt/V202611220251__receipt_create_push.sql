-- Where an account wants to be told, by type.
create table receipt_push (
    account_id bigint        not null,
    type       tinyint       not null,
    url        varchar(1000) not null,
    enabled    boolean       not null,
    primary key (account_id, type)
);

-- The secret with which pushes to an account are signed, sealed with the master key.
create table receipt_push_secret (
    account_id bigint         not null,
    secret     varbinary(300) not null,
    primary key (account_id)
);

-- Review events wait here, committed with the decision, until they are carried over to the data plane.
create table receipt_review_event (
    id         bigint  not null,
    account_id bigint  not null,
    type       tinyint not null,
    created_at bigint  not null,
    payload    text    not null,
    primary key (id)
);
