-- Carriers' monthly statements, and where they are other than our messages. Money in millionths of a yuan.
create table revenue_statement (
    id            bigint       not null,
    carrier       varchar(40)  not null,
    month         int          not null comment 'as 202611',
    file_name     varchar(200) not null,
    digest        binary(32)   not null comment 'SHA-256 of the file',
    octets        bigint       not null,
    charset       varchar(20)  not null,
    imported_by   varchar(110) not null,
    imported_at   bigint       not null,
    state         varchar(20)  not null,
    failure_zh    varchar(500),
    failure_en    varchar(500),
    header        varchar(2000),
    next_octet    bigint       not null default 0,
    next_id       bigint       not null default 0 comment 'how far the present step has come',
    file_lines    bigint       not null default 0 comment 'that have been read, with the header',
    priceless     bigint       not null default 0 comment 'messages without a carrier price',
    matched       bigint       not null default 0 comment 'messages of ours that it names',
    their_parts   bigint       not null default 0,
    their_micros  bigint       not null default 0,
    our_parts     bigint       not null default 0,
    our_micros    bigint       not null default 0,
    over_micros   bigint       not null default 0 comment 'of the differences: what it asks for above ours',
    under_micros  bigint       not null default 0,
    ended_at      bigint,
    primary key (id),
    unique key revenue_statement_once (carrier, month, digest)
);

-- The file, until it has been read.
create table revenue_statement_chunk (
    statement_id bigint     not null,
    chunk        int        not null,
    content      mediumblob not null,
    primary key (statement_id, chunk)
);

-- Its lines, until they have been compared.
create table revenue_statement_line (
    statement_id bigint      not null,
    line         int         not null,
    carrier_id   varchar(80) collate utf8mb4_nopad_bin not null,
    number       bigint      not null comment '0 where none is given',
    parts        int         not null,
    status       tinyint     not null,
    micros       bigint,
    at           bigint,
    message_id   bigint,
    primary key (statement_id, line),
    key revenue_statement_line_by_carrier_id (statement_id, carrier_id),
    key revenue_statement_line_by_message (statement_id, message_id)
);

create table revenue_statement_count (
    statement_id bigint  not null,
    kind         tinyint not null,
    found        bigint  not null,
    their_micros bigint  not null,
    our_micros   bigint  not null,
    primary key (statement_id, kind)
);

create table revenue_statement_difference (
    statement_id bigint       not null,
    kind         tinyint      not null,
    ref          bigint       not null comment 'line, or message where several lines may be of one',
    line         int          not null comment '0 where it has none',
    carrier_id   varchar(80)  not null,
    message_id   bigint,
    account_id   bigint,
    their_parts  int,
    our_parts    int,
    their_status tinyint,
    our_state    tinyint,
    their_micros bigint,
    our_micros   bigint,
    at           bigint,
    note         varchar(100) not null default '',
    primary key (statement_id, kind, ref)
);
