-- How a message is counted, as it was when it was sent: the hour of its account's zone (since 1970), its country, network and
-- tags. Null: it is from before and not counted yet.
alter table sending_message
    add column if not exists counted_hour int null,
    add column if not exists place varchar(8) null,
    add column if not exists vendor tinyint null,
    add column if not exists tag_set bigint null;

-- How far what was stored before this has been counted; no row where nothing is left.
create table sending_uncounted (
    next_id bigint not null,
    last_id bigint not null,
    primary key (last_id)
);

insert into sending_uncounted (next_id, last_id)
select 0, max(id) from sending_message having max(id) is not null;
