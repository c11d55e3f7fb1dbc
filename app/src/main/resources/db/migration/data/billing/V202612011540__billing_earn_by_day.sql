-- What days earn beside what messages were charged at sending. Written with the ledger's entries, under the lock of the account's row,
-- and only where a package or a voucher pays or a month is priced anew, discounted or cut to the cent.
create table if not exists billing_day (
    day            int    not null comment 'days since 1970-01-01, of UTC+8, within the month that the entry counts in',
    account_id     bigint not null,
    package_micros bigint not null comment 'of the price of packages, what was used',
    less_micros    bigint not null comment 'what the balance does not pay of what was charged at sending',
    primary key (day, account_id)
);

alter table billing_package
    add column if not exists units_earned bigint not null default 0 comment 'used: charged for good',
    add column if not exists earned_micros bigint not null default 0 comment 'of the price: the sum of its days, without what is left at the end',
    add key if not exists billing_package_by_end (valid_until);

-- Of what was settled before, no more than the month is known: it stands on the last day, of what is not settled on the first.
insert into billing_day (day, account_id, package_micros, less_micros)
select datediff(last_day(str_to_date(concat(month, '01'), '%Y%m%d')), '1970-01-01'), account_id, 0,
    repriced_micros + voucher_micros + discount_micros + rounding_micros
from billing_bill
where repriced_micros + voucher_micros + discount_micros + rounding_micros <> 0
on duplicate key update less_micros = values(less_micros);

insert into billing_day (day, account_id, package_micros, less_micros)
select datediff(str_to_date(concat(month, '01'), '%Y%m%d'), '1970-01-01'), account_id, 0, sum(micros)
from (
    select c.account_id, c.month, c.micros
    from billing_charge c join billing_account a on a.account_id = c.account_id
    where c.source = 2 and c.month > a.closed_month
    union all
    select e.account_id, e.month, e.balance_micros + e.voucher_micros
    from billing_entry e join billing_account a on a.account_id = e.account_id
    where e.kind = 5 and e.month > a.closed_month
) posted
group by month, account_id
having sum(micros) <> 0
on duplicate key update less_micros = values(less_micros);

update billing_package p
    join (select source_id, sum(units) units from billing_charge where source = 1 group by source_id) c on c.source_id = p.id
set p.units_earned = c.units,
    p.earned_micros = cast(coalesce(p.paid_micros, 0) as decimal(30)) * least(c.units, p.units) div p.units;

insert into billing_day (day, account_id, package_micros, less_micros)
select if(
        used.month > a.closed_month,
        greatest(
            datediff(str_to_date(concat(used.month, '01'), '%Y%m%d'), '1970-01-01'),
            floor((p.bought_at + 28800000) / 86400000)),
        datediff(last_day(str_to_date(concat(used.month, '01'), '%Y%m%d')), '1970-01-01')) earned_on,
    used.account_id,
    sum(cast(p.paid_micros as decimal(30)) * least(used.until_then, p.units) div p.units
        - cast(p.paid_micros as decimal(30)) * least(used.until_then - used.units, p.units) div p.units),
    0
from (
    select account_id, month, source_id, units, sum(units) over (partition by source_id order by month) until_then
    from (
        select account_id, month, source_id, sum(units) units from billing_charge where source = 1
        group by account_id, month, source_id
    ) months
) used
    join billing_account a on a.account_id = used.account_id
    join billing_package p on p.id = used.source_id
where p.paid_micros is not null
group by earned_on, used.account_id
on duplicate key update package_micros = values(package_micros);
