-- Months of what has many values, templates (dimension 2) and texts (12): counted since the year 0, those of the account's zone.
create table figures_month like figures_day;
alter table figures_month
    change column day month int not null,
    rename index figures_day_age to figures_month_age;

insert into figures_month (account_id, dimension, month, value, detail,
    messages, parts, delivered, delivered_parts, failed, failed_parts, unanswered, unanswered_parts, refused,
    refused_parts, blacklisted, blacklisted_parts, billed_parts, package_parts, spend_micros, latency_00, latency_01,
    latency_02, latency_03, latency_04, latency_05, latency_06, latency_07, latency_08, latency_09, latency_10,
    latency_11, latency_12, latency_13, latency_14, latency_15, latency_16)
select account_id, dimension, year('1970-01-01' + interval day day) * 12 + month('1970-01-01' + interval day day) - 1 of_month,
    value, detail,
    sum(messages), sum(parts), sum(delivered), sum(delivered_parts), sum(failed), sum(failed_parts), sum(unanswered),
    sum(unanswered_parts), sum(refused), sum(refused_parts), sum(blacklisted), sum(blacklisted_parts),
    sum(billed_parts), sum(package_parts), sum(spend_micros), sum(latency_00), sum(latency_01), sum(latency_02),
    sum(latency_03), sum(latency_04), sum(latency_05), sum(latency_06), sum(latency_07), sum(latency_08),
    sum(latency_09), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14),
    sum(latency_15), sum(latency_16)
from figures_day
where dimension in (2, 12)
group by account_id, dimension, of_month, value, detail;
