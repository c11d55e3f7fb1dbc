-- The ready-made list of exports that wait for an officer.
insert into review_filter (name) values ('log-exports');
