-- With everybody through whom a role came to be assumed, and the longest policy of a session.
alter table bulk_task modify column principal text not null default 'OWNER';
