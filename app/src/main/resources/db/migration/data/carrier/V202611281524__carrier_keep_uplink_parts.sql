-- The parts of long uplinks, until all are there; for a while after that as well, as carriers repeat themselves.
create table carrier_uplink_part (
    carrier            varchar(40) not null,
    source             varchar(24) not null,
    destination        varchar(24) not null,
    reference          int         not null,
    total              smallint    not null,
    number             smallint    not null,
    data_coding        smallint    not null,
    octets             blob        not null,
    carrier_message_id varchar(80),
    received_at        bigint      not null,
    handed_on          boolean     not null default false,
    primary key (carrier, source, destination, reference, total, number),
    key carrier_uplink_part_age (handed_on, received_at)
);
