alter table signature_record modify column actor varchar(160) not null;
