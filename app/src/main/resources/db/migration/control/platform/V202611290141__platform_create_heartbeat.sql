-- What each node writes to see that the database takes writes, one row a node; see DatabaseWatchSettings.
create table platform_heartbeat (
    slot       smallint    not null primary key,
    written_at datetime(3) not null
);

-- Filled and emptied while writes were refused for want of space, to see that there is some again.
create table platform_room (
    slot    smallint not null primary key,
    filling longblob not null
);
