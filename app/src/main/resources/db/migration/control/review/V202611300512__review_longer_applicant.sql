alter table review_file modify column applicant varchar(160) null;
