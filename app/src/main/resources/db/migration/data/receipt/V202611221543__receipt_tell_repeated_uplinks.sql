-- A carrier delivers again what was stored but not answered: by its own id it counts once.
alter table receipt_uplink
    add column carrier_message_id varchar(80),
    add unique key receipt_uplink_once (carrier, carrier_message_id);
