-- What days earn beside what messages were charged at sending. Written with the ledger's entries, under the lock of the account's row,
-- and only where a package or a voucher pays or a month is priced anew, discounted or cut to the cent.
create table if not exists billing_day (
    day         int    not null comment 'days since 1970-01-01, of UTC+8, within the month that the entry counts in',
    account_id  bigint not null,
    package_id  bigint not null comment '0 where no package pays',
    units       bigint not null comment 'earned of the package',
    less_micros bigint not null comment 'what the balance does not pay of what was charged at sending',
    primary key (day, account_id, package_id)
);

alter table billing_package
    add column if not exists units_earned bigint not null default 0 comment 'charged for good: the sum of its days',
    add key if not exists billing_package_by_end (valid_until);

-- Of what was settled before, no more than the month is known: it stands on the last day, of what is not settled on the first.
insert into billing_day (day, account_id, package_id, units, less_micros)
select datediff(last_day(str_to_date(concat(month, '01'), '%Y%m%d')), '1970-01-01'), account_id, 0, 0,
    repriced_micros + voucher_micros + discount_micros + rounding_micros
from billing_bill
where repriced_micros + voucher_micros + discount_micros + rounding_micros <> 0
on duplicate key update less_micros = values(less_micros);

insert into billing_day (day, account_id, package_id, units, less_micros)
select datediff(str_to_date(concat(month, '01'), '%Y%m%d'), '1970-01-01'), account_id, 0, 0, sum(micros)
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

insert into billing_day (day, account_id, package_id, units, less_micros)
select if(
        c.month > a.closed_month,
        greatest(
            datediff(str_to_date(concat(c.month, '01'), '%Y%m%d'), '1970-01-01'),
            floor((coalesce(p.bought_at, 0) + 28800000) / 86400000)),
        datediff(last_day(str_to_date(concat(c.month, '01'), '%Y%m%d')), '1970-01-01')) earned_on,
    c.account_id, c.source_id, sum(c.units), 0
from billing_charge c
    join billing_account a on a.account_id = c.account_id
    join billing_package p on p.id = c.source_id
where c.source = 1
group by earned_on, c.account_id, c.source_id
on duplicate key update units = values(units);

update billing_package p
    join (select package_id, sum(units) units from billing_day where package_id <> 0 group by package_id) d on d.package_id = p.id
set p.units_earned = d.units;
