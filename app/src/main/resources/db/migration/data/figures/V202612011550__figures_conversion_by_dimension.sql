-- A year of them by template and place together was read thrice for a page. What is shown is by template, by place, or by day.
create table figures_conversion (
    account_id bigint      not null,
    kind       tinyint     not null,
    dimension  tinyint     not null comment 'template or place, as of figures_day',
    day        int         not null comment 'since 1970, in the zone of the account, on which the message was accepted',
    value      varchar(40) not null,
    reported   bigint      not null,
    used       bigint      not null,
    primary key (account_id, kind, dimension, day, value),
    key figures_conversion_age (day)
);

insert into figures_conversion (account_id, kind, dimension, day, value, reported, used)
select account_id, kind, 2, day, template_code, sum(reported), sum(used)
from figures_conversion_day group by account_id, kind, day, template_code;

insert into figures_conversion (account_id, kind, dimension, day, value, reported, used)
select account_id, kind, 4, day, place, sum(reported), sum(used)
from figures_conversion_day group by account_id, kind, day, place;

drop table figures_conversion_day;
