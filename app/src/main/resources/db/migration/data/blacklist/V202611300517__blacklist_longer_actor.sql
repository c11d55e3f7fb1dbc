alter table blacklist_history modify column actor varchar(160) not null;
