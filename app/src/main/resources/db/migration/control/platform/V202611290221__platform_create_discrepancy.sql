-- Where two records of one truth disagree: left for people while mended_at_ms is null, else mended by the comparison.
-- Here, since one node compares and the health of every node shows it. Times are milliseconds since 1970 (UTC).
create table platform_discrepancy (
    pair         varchar(32)  not null,
    subject      varchar(64)  not null,
    note         varchar(500) not null,
    found_at_ms  bigint       not null,
    mended_at_ms bigint       null,
    primary key (pair, subject),
    key platform_discrepancy_age (pair, mended_at_ms)
);
