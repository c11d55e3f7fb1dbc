alter table template_record modify column actor varchar(160) not null;
