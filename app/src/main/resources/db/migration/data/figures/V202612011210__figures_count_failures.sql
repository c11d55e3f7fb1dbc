-- What failed for what (dimension 15), by day alone, of the messages that are there already: as of now it is counted with everything
-- else. What waits to be folded was written by a version that did not know of it.
insert into figures_day (account_id, dimension, day, value, detail,
    messages, parts, delivered, delivered_parts, failed, failed_parts, unanswered, unanswered_parts, refused,
    refused_parts, blacklisted, blacklisted_parts, billed_parts, package_parts, spend_micros, latency_00, latency_01,
    latency_02, latency_03, latency_04, latency_05, latency_06, latency_07, latency_08, latency_09, latency_10,
    latency_11, latency_12, latency_13, latency_14, latency_15, latency_16)
select m.account_id, 15, m.counted_hour div 24,
    concat(if(m.request_id like 'bulk-%', substring_index(substr(m.request_id, 6), '-', 1), 0), '\t',
        coalesce(m.error_code, ''), '\t', coalesce(m.carrier_code, '')),
    concat(elt(m.kind + 1, 'VERIFICATION', 'NOTIFICATION', 'PROMOTIONAL', 'INTERNATIONAL'), '/', m.template_code, '\t', m.sign_name),
    count(*), sum(m.segments), 0, 0, count(*), sum(m.segments), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0
from sending_message m
where m.counted_hour is not null and m.state in (3, 4, 5)
    and not (m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED'))
group by 1, 3, 4, 5;
