-- A carrier may begin its ids anew: what it delivers again has the number and the text as well.
alter table receipt_uplink
    add column content_sum int unsigned as (crc32(content)) persistent,
    drop key receipt_uplink_once,
    add unique key receipt_uplink_once (carrier, carrier_message_id, number, content_sum);
