alter table blacklist_release modify column applicant varchar(160) not null comment 'who of the account';
