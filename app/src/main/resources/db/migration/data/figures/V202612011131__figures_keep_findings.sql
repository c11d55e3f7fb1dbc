-- What the nightly recount found otherwise than the figures have it: one row for each figure of a place. found_at stays while it
-- is found again.
create table figures_finding (
    day        int          not null,
    account_id bigint       not null,
    by_hour    boolean      not null comment 'of an hour, else of the day',
    dimension  tinyint      not null,
    time       int          not null comment 'the hour or the day',
    value      varchar(128) collate utf8mb4_nopad_bin not null,
    detail     varchar(128) collate utf8mb4_nopad_bin not null,
    measure    varchar(20)  not null,
    figure     bigint       not null,
    counted    bigint       not null,
    found_at   bigint       not null,
    seen       bigint       not null comment 'in which of the day''s recounts it was found last',
    primary key (day, account_id, by_hour, dimension, time, value, detail, measure)
);
