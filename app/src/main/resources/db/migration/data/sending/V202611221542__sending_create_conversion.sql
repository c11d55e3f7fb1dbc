-- Which codes were used at the account's own door, as the account reports it; each message counts once.
create table sending_conversion (
    message_id  bigint  not null primary key,
    converted   boolean not null,
    reported_at bigint  not null,
    key sending_conversion_age (reported_at)
);

alter table sending_abuse_hour add column converted int not null default 0;
