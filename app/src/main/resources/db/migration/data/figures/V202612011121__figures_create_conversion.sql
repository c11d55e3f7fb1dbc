-- Messages that accounts reported as used or not, by the day of their acceptance (since 1970, in the account's zone).
create table figures_conversion_day (
    account_id    bigint      not null,
    day           int         not null,
    kind          tinyint     not null,
    template_code varchar(40) not null,
    place         varchar(8)  not null,
    reported      bigint      not null,
    used          bigint      not null,
    primary key (account_id, day, kind, template_code, place),
    key figures_conversion_day_age (day)
);

-- Reports are kept for two days; those that are there are counted as of now.
insert into figures_conversion_day (account_id, day, kind, template_code, place, reported, used)
select m.account_id, coalesce(m.counted_hour div 24, (m.accepted_at + 28800000) div 86400000), m.kind, m.template_code, coalesce(m.place, ''),
    count(*), sum(c.converted)
from sending_conversion c join sending_message m on m.id = c.message_id
group by 1, 2, 3, 4, 5;
