-- When whoever asked for it took the file first: until then it waits for them.
alter table logexport_request add column if not exists fetched_at datetime(3) null;
