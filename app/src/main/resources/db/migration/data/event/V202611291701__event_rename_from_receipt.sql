-- What goes out to accounts is an event; a receipt is a carrier's word on a message (app/docs/glossary.md).
rename table if exists
    receipt_event to event,
    receipt_queued to event_queued,
    receipt_uplink to event_uplink;

alter table event rename key if exists receipt_event_due to event_due;
alter table event_queued rename key if exists receipt_queued_visible to event_queued_visible;
alter table event_uplink
    rename key if exists receipt_uplink_by_account to event_uplink_by_account,
    rename key if exists receipt_uplink_once to event_uplink_once,
    rename key if exists receipt_uplink_unknown_sender to event_uplink_unknown_sender;
