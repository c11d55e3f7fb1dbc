-- What the platform tells all accounts (促销活动与公告). Times are milliseconds since 1970 (UTC).
create table if not exists notice_announcement (
    id         bigint        not null primary key,
    title      varchar(200)  not null,
    title_en   varchar(200)  not null,
    body       varchar(4000) not null,
    body_en    varchar(4000) not null,
    link       varchar(500)  null,
    from_ms    bigint        not null,
    until_ms   bigint        not null,
    written_by varchar(160)  not null,
    written_at bigint        not null,
    key notice_announcement_shown (until_ms, from_ms)
);
