-- What an account wishes of its statistics; the row is locked while one of its archives is asked for.
create table statistics_account (
    account_id       bigint      not null primary key,
    monthly_language char(2)     null comment 'of the report of each month; null: none is wished for',
    principal        text        null comment 'who wished, with whose rights it is made',
    origin           varchar(64) null comment 'from where they did',
    sent_until       date        null comment 'first day of the last month whose report was begun'
);

-- Statistics as a file: figures only, no numbers of subscribers. Its row and its file go together when its time is over.
create table statistics_archive (
    id         bigint        not null primary key,
    account_id bigint        not null,
    principal  text          not null comment 'who asked, with whose rights it is made',
    origin     varchar(64)   not null comment 'from where they did',
    monthly    boolean       not null,
    range_key  varchar(20)   not null,
    from_day   date          not null,
    to_day     date          not null,
    filter     mediumtext    not null,
    language   char(2)       not null,
    state      varchar(16)   not null,
    attempt    int           not null default 0 comment 'how often its file was begun',
    progress   int           not null default 0 comment 'of a hundred',
    reason     varchar(1000) not null default '',
    reason_en  varchar(1000) not null default '',
    asked_at   datetime(3)   not null,
    as_of      datetime(3)   null,
    expires_at datetime(3)   not null,
    bytes      bigint        null,
    key statistics_archive_by_account (account_id, id),
    key statistics_archive_by_state (state, attempt, id),
    key statistics_archive_by_end (expires_at)
);

create table statistics_archive_part (
    archive_id bigint     not null,
    ordinal    int        not null,
    content    mediumblob not null,
    primary key (archive_id, ordinal)
);
