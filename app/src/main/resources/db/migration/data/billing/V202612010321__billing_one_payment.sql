-- One payment is booked once, however its reference is written: what all its spellings have in common is compared. Of references
-- that were booked in several spellings before, the first keeps it.
alter table billing_booking add column if not exists payment_key varchar(64) null comment 'as PaymentReference reads it';

update billing_booking b join (
    select min(id) id, lower(regexp_replace(payment, '[[:space:]_-]', '')) spelt
    from billing_booking where payment is not null group by spelt) first on first.id = b.id
set b.payment_key = first.spelt;

alter table billing_booking drop index billing_booking_once;
create unique index billing_booking_once on billing_booking (payment_key);
