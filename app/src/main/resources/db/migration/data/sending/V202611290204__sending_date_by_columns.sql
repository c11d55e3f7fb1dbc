-- Minutes of ids (since 1970) that hold messages of another day (UTC+8, since 1970): ids go forward only, clocks do not.
create table sending_day_stretch (
    day    int    not null,
    minute bigint not null,
    primary key (day, minute),
    key sending_day_stretch_minute (minute)
);

-- How long a part is kept its own time says.
update sending_part p join sending_message m on m.id = p.message_id
set p.taken_at = coalesce(m.submitted_at, m.accepted_at) where p.taken_at is null;
update sending_part set taken_at = 0 where taken_at is null;
