-- What each transaction that takes messages or ends some changed of what is counted. Rows live for seconds, until they are
-- folded into the tables below; nobody waits for any.
create table figures_delta (
    id         bigint     not null,
    written_at bigint     not null,
    body       mediumblob not null,
    primary key (id)
);

-- The tags that messages were sent with, each set once; a set never changes.
create table figures_tag_set (
    id         bigint     not null,
    account_id bigint     not null,
    digest     binary(32) not null,
    tags       mediumtext not null,
    primary key (id),
    unique key figures_tag_set_once (account_id, digest)
);

-- Marginals. Days and hours are those of the account's zone, counted from 1970. Two values are one where all their
-- characters are, trailing spaces included.
create table figures_day (
    account_id        bigint       not null,
    dimension         tinyint      not null,
    day               int          not null,
    value             varchar(128) collate utf8mb4_nopad_bin not null,
    detail            varchar(128) collate utf8mb4_nopad_bin not null comment 'of a tag its value, else empty',
    messages          bigint       not null,
    parts             bigint       not null,
    delivered         bigint       not null,
    delivered_parts   bigint       not null,
    failed            bigint       not null,
    failed_parts      bigint       not null,
    unanswered        bigint       not null,
    unanswered_parts  bigint       not null,
    refused           bigint       not null,
    refused_parts     bigint       not null,
    blacklisted       bigint       not null,
    blacklisted_parts bigint       not null,
    billed_parts      bigint       not null,
    package_parts     bigint       not null,
    spend_micros      bigint       not null,
    latency_00        int          not null comment 'delivered within 1 s',
    latency_01        int          not null comment '2 s',
    latency_02        int          not null comment '5 s',
    latency_03        int          not null comment '10 s',
    latency_04        int          not null comment '20 s',
    latency_05        int          not null comment '50 s',
    latency_06        int          not null comment '100 s',
    latency_07        int          not null comment '200 s',
    latency_08        int          not null comment '500 s',
    latency_09        int          not null comment '1,000 s',
    latency_10        int          not null comment '2,000 s',
    latency_11        int          not null comment '5,000 s',
    latency_12        int          not null comment '10,000 s',
    latency_13        int          not null comment '20,000 s',
    latency_14        int          not null comment '50,000 s',
    latency_15        int          not null comment '100,000 s',
    latency_16        int          not null comment 'later',
    primary key (account_id, dimension, day, value, detail),
    key figures_day_age (day)
);

create table figures_hour like figures_day;
alter table figures_hour
    change column day hour int not null,
    rename index figures_day_age to figures_hour_age;

-- When a day was last counted again from its messages, and of how many accounts the figures were other.
create table figures_recount (
    day         int    not null,
    differences int    not null,
    counted_at  bigint not null,
    primary key (day)
);
