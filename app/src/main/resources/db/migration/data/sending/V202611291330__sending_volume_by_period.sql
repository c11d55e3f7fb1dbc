-- Of each day and month a row of its own: with one row an account, a clock that was ahead for a moment and went back had
-- forgotten what was counted before. Each step can be done again, should the one before have been the last.

-- Billing units accepted, by account and period: a month (202611) or a day (20261129), both of UTC+8.
create table if not exists sending_volume_by_period (
    account_id bigint not null,
    period     int    not null,
    units      bigint not null,
    primary key (account_id, period),
    key sending_volume_age (period)
);

insert ignore into sending_volume_by_period (account_id, period, units)
select account_id, day, day_units from sending_volume where day > 0
union all
select account_id, month, month_units from sending_volume where month > 0;

-- One step for the server.
rename table sending_volume to sending_volume_running, sending_volume_by_period to sending_volume;

drop table if exists sending_volume_running;
