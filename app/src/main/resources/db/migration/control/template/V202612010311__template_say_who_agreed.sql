-- Who agreed to what takes two people.
alter table template_record add column if not exists approved_by varchar(100) null;
