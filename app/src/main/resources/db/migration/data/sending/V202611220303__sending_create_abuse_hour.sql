-- Verification messages of monitored accounts by signature and clock hour (hours since 1970).
create table sending_abuse_hour (
    account_id   bigint not null,
    signature_id bigint not null,
    hour         int    not null,
    requests     int    not null,
    delivered    int    not null,
    ended        int    not null,
    primary key (account_id, signature_id, hour),
    key sending_abuse_hour_age (hour)
);
