-- What the owner alone is told.
alter table notice_notice
    modify recipient bigint not null comment 'a person of the account; 0: its owner and whoever may read; -1: its owner';

update notice_notice set recipient = -1 where recipient = 0 and kind = 'sign-in.new-address';
