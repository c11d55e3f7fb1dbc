-- As the control plane's, with names of their own: both planes may share a schema.
create table platform_data_heartbeat (
    slot       smallint    not null primary key,
    written_at datetime(3) not null
);

create table platform_data_room (
    slot    smallint not null primary key,
    filling longblob not null
);
