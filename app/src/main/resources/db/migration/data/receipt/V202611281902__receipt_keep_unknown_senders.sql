-- The sender of an uplink as the carrier wrote it, where that is no number; its number is 0 then.
alter table receipt_uplink
    add column unknown_sender varchar(65),
    add key receipt_uplink_unknown_sender (unknown_sender);
