-- Where a message's text holds values that go when it ends; '' when they have gone, null where there are none.
alter table sending_message add column value_places varchar(100);

-- How far what was stored before this has been cleared of codes, first messages, then the histories of numbers; no row
-- where nothing is left to be cleared.
create table sending_stored_before (
    next_id     bigint not null,
    last_id     bigint not null,
    next_number bigint not null,
    before_at   bigint not null,
    primary key (last_id)
);

insert into sending_stored_before (next_id, last_id, next_number, before_at)
select 0, max(id), 0, floor(unix_timestamp(now(3)) * 1000) from sending_message having max(id) is not null;
