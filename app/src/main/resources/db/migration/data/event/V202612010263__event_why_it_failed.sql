-- Why an event's last push failed; null where none did.
alter table event add column if not exists failure varchar(200) null;
