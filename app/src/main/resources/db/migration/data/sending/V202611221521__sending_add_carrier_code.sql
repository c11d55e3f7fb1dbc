-- The carrier's own code of an ending, beside the one the platform reports (S8.4-2).
alter table sending_message add column carrier_code varchar(40);
alter table sending_early_receipt add column carrier_code varchar(40) not null default '';
