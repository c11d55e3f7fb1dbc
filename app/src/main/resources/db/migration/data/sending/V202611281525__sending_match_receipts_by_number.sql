-- A carrier that begins its ids anew gives one to several messages: the number tells them apart, and when they were taken.
-- Parts that were taken before this know neither, and go by their id alone.
alter table sending_part
    add column number bigint,
    add column taken_at bigint,
    drop primary key,
    add primary key (carrier, carrier_message_id, message_id);

-- Receipts that fit no message, or none yet. A receipt that may mean two ids has a row under each, one of them an alias.
alter table sending_early_receipt
    add column number bigint not null default 0,
    add column other_id varchar(80),
    add column alias boolean not null default false,
    add column reason varchar(20) not null default 'UNKNOWN_ID',
    add column said varchar(200) not null default '',
    drop primary key,
    add primary key (carrier, carrier_message_id, number);
