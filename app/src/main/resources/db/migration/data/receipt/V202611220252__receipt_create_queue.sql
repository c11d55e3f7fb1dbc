-- Events that wait in an account's queue until it deletes them; the payload is the event's.
create table receipt_queued (
    id                bigint  not null,
    account_id        bigint  not null,
    type              tinyint not null,
    enqueued_at       bigint  not null,
    visible_at        bigint  not null,
    first_dequeued_at bigint,
    dequeue_count     int     not null default 0,
    primary key (id),
    key receipt_queued_visible (account_id, type, visible_at)
);
