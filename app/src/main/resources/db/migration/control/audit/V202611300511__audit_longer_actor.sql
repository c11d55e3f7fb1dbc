-- As principals of accounts are named: account:<id>/role/<role>/<session>.
alter table audit_entry modify column actor varchar(160) not null;
