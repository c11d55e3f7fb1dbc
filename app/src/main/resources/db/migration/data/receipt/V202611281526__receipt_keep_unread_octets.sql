-- What a subscriber sent, where it could not be read in full.
alter table receipt_uplink
    add column data_coding smallint,
    add column octets      blob;
