-- Figures by kind and signature (dimension 16) are made of those by text (12), what waits to be folded too.
insert into figures_day (account_id, dimension, day, value, detail,
    messages, parts, delivered, delivered_parts, failed, failed_parts, unanswered, unanswered_parts, refused,
    refused_parts, blacklisted, blacklisted_parts, billed_parts, package_parts, spend_micros, latency_00, latency_01,
    latency_02, latency_03, latency_04, latency_05, latency_06, latency_07, latency_08, latency_09, latency_10,
    latency_11, latency_12, latency_13, latency_14, latency_15, latency_16)
select account_id, 16, day, substring_index(value, '/', 1), detail,
    sum(messages), sum(parts), sum(delivered), sum(delivered_parts), sum(failed), sum(failed_parts), sum(unanswered),
    sum(unanswered_parts), sum(refused), sum(refused_parts), sum(blacklisted), sum(blacklisted_parts),
    sum(billed_parts), sum(package_parts), sum(spend_micros), sum(latency_00), sum(latency_01), sum(latency_02),
    sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07), sum(latency_08),
    sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14),
    sum(latency_15), sum(latency_16)
from figures_day
where dimension = 12
group by account_id, day, 4, detail;

insert into figures_hour (account_id, dimension, hour, value, detail,
    messages, parts, delivered, delivered_parts, failed, failed_parts, unanswered, unanswered_parts, refused,
    refused_parts, blacklisted, blacklisted_parts, billed_parts, package_parts, spend_micros, latency_00, latency_01,
    latency_02, latency_03, latency_04, latency_05, latency_06, latency_07, latency_08, latency_09, latency_10,
    latency_11, latency_12, latency_13, latency_14, latency_15, latency_16)
select account_id, 16, hour, substring_index(value, '/', 1), detail,
    sum(messages), sum(parts), sum(delivered), sum(delivered_parts), sum(failed), sum(failed_parts), sum(unanswered),
    sum(unanswered_parts), sum(refused), sum(refused_parts), sum(blacklisted), sum(blacklisted_parts),
    sum(billed_parts), sum(package_parts), sum(spend_micros), sum(latency_00), sum(latency_01), sum(latency_02),
    sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07), sum(latency_08),
    sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14),
    sum(latency_15), sum(latency_16)
from figures_hour
where dimension = 12
group by account_id, hour, 4, detail;
