-- Which rulebooks have judged, and when each began to on any node for the first and for the last time.
create table rulebook_version (
    version     varchar(40) not null primary key,
    first_at_ms bigint      not null,
    last_at_ms  bigint      not null,
    key rulebook_version_newest (last_at_ms)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
