-- Who of the account asked and from where: the file is made with the rights they have then. Earlier ones were the account's.
alter table logexport_request
    modify column requester varchar(160) not null,
    add column if not exists principal varchar(1400) not null default 'OWNER',
    add column if not exists origin    varchar(64)   not null default '' comment 'empty: nobody whom policies bind';
alter table logexport_applicant modify column name varchar(200) not null;
update logexport_request set requester = concat('account:', account_id) where not by_officer;
