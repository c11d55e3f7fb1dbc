-- Proofs handed in with applications: stored once, never changed, except for what a reviewer says they show.
create table evidence_file (
    id            bigint       not null primary key,
    account_id    bigint       not null,
    kind          varchar(40)  not null,
    file_name     varchar(120) not null,
    media_type    varchar(40)  not null,
    size          int          not null comment 'bytes',
    sha256        char(64)     not null,
    created_at_ms bigint       not null,
    content       longblob     not null
) engine = InnoDB default charset = utf8mb4;
