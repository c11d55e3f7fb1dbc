-- The latest time that any node's clock has shown.
create table platform_clock (
    latest_ms bigint not null primary key
);

insert into platform_clock (latest_ms) values (0);
