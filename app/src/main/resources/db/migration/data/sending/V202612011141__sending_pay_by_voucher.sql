-- The voucher that pays for a message; null where a package or the balance does.
alter table sending_message add column voucher_id bigint null;
