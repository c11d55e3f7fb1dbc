-- Phones begin their references anew: the texts under one of them follow each other in rounds. A part that was here before
-- is the carrier's repetition, or an equal part of the next text.
alter table carrier_uplink_part
    add column round    int     not null default 0 after total,
    add column repeated boolean not null default false after number,
    drop primary key,
    add primary key (carrier, source, destination, reference, total, round, number);
