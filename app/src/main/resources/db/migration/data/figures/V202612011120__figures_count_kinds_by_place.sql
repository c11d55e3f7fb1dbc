-- Figures by kind and place together (dimension 13), of the messages that are there already: as of now they are counted
-- with every other. What waits to be folded was written by a version that did not know of them.
insert into figures_hour (account_id, dimension, hour, value, detail,
    messages, parts, delivered, delivered_parts, failed, failed_parts, unanswered, unanswered_parts,
    refused, refused_parts, blacklisted, blacklisted_parts, billed_parts, package_parts, spend_micros, latency_00,
    latency_01, latency_02, latency_03, latency_04, latency_05, latency_06, latency_07, latency_08,
    latency_09, latency_10, latency_11, latency_12, latency_13, latency_14, latency_15, latency_16)
select m.account_id, 13, m.counted_hour,
    elt(m.kind + 1, 'VERIFICATION', 'NOTIFICATION', 'PROMOTIONAL', 'INTERNATIONAL'), coalesce(m.place, ''),
    sum(if(not (m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED')), 1, 0)),
    sum(if(not (m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED')), m.segments, 0)),
    sum(if(m.state = 2, 1, 0)),
    sum(if(m.state = 2, m.segments, 0)),
    sum(if(m.state in (3, 4, 5) and not (m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED')), 1, 0)),
    sum(if(m.state in (3, 4, 5) and not (m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED')), m.segments, 0)),
    sum(if(m.state in (0, 1), 1, 0)),
    sum(if(m.state in (0, 1), m.segments, 0)),
    sum(if(m.state = 4 and not (m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED')), 1, 0)),
    sum(if(m.state = 4 and not (m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED')), m.segments, 0)),
    sum(if((m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED')), 1, 0)),
    sum(if((m.state = 4 and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED')), m.segments, 0)),
    sum(if(m.charge in (1, 2), m.segments, 0)),
    sum(if(m.charge in (1, 2) and m.package_id is not null, m.segments, 0)),
    sum(if(m.charge in (1, 2), m.price_micros, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > -1 and m.ended_at - m.accepted_at <= 1000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 1000 and m.ended_at - m.accepted_at <= 2000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 2000 and m.ended_at - m.accepted_at <= 5000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 5000 and m.ended_at - m.accepted_at <= 10000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 10000 and m.ended_at - m.accepted_at <= 20000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 20000 and m.ended_at - m.accepted_at <= 50000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 50000 and m.ended_at - m.accepted_at <= 100000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 100000 and m.ended_at - m.accepted_at <= 200000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 200000 and m.ended_at - m.accepted_at <= 500000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 500000 and m.ended_at - m.accepted_at <= 1000000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 1000000 and m.ended_at - m.accepted_at <= 2000000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 2000000 and m.ended_at - m.accepted_at <= 5000000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 5000000 and m.ended_at - m.accepted_at <= 10000000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 10000000 and m.ended_at - m.accepted_at <= 20000000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 20000000 and m.ended_at - m.accepted_at <= 50000000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 50000000 and m.ended_at - m.accepted_at <= 100000000, 1, 0)),
    sum(if(m.state = 2 and m.ended_at - m.accepted_at > 100000000, 1, 0))
from sending_message m
where m.counted_hour is not null
group by 1, 3, 4, 5;

insert into figures_day (account_id, dimension, day, value, detail,
    messages, parts, delivered, delivered_parts, failed, failed_parts, unanswered, unanswered_parts,
    refused, refused_parts, blacklisted, blacklisted_parts, billed_parts, package_parts, spend_micros, latency_00,
    latency_01, latency_02, latency_03, latency_04, latency_05, latency_06, latency_07, latency_08,
    latency_09, latency_10, latency_11, latency_12, latency_13, latency_14, latency_15, latency_16)
select account_id, dimension, hour div 24, value, detail,
    sum(messages), sum(parts), sum(delivered), sum(delivered_parts), sum(failed), sum(failed_parts),
    sum(unanswered), sum(unanswered_parts), sum(refused), sum(refused_parts), sum(blacklisted), sum(blacklisted_parts),
    sum(billed_parts), sum(package_parts), sum(spend_micros), sum(latency_00), sum(latency_01), sum(latency_02),
    sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07), sum(latency_08),
    sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14),
    sum(latency_15), sum(latency_16)
from figures_hour
where dimension = 13
group by 1, 3, 4, 5;
