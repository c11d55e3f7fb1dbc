-- The ready-made list of blacklist releases that wait for an officer.
insert into review_filter (name) values ('releases');
