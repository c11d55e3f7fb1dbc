-- Who of the account sent a message. Null: the account itself, or from before.
alter table sending_message add column if not exists sent_by varchar(110) null;
