-- Forms of the console that did what they are for, so that one that is sent again does it no second time. Swept once their
-- sessions are over. Times are milliseconds since 1970 (UTC).
create table if not exists access_sent_form (
    session_id bigint     not null,
    form_hash  binary(32) not null comment 'of where it was sent and the token that was drawn into it',
    ends_ms    bigint     not null comment 'when its session is over whatever happens',
    primary key (session_id, form_hash),
    key access_sent_form_end (ends_ms)
);
