-- Nodes that start together take turns on this row.
insert into platform_setting (name, value) values ('start-lock', '');
