-- Who of the account made it and from where: it acts with the rights they have when it runs.
alter table bulk_task
    add column if not exists principal varchar(1400) not null default 'OWNER',
    add column if not exists origin    varchar(64)   not null default '127.0.0.1 false null';
update bulk_task set origin = concat(source_ip, ' false null');
alter table bulk_task_record modify column actor varchar(160) not null;
