-- What goes out to accounts is an event; a receipt is a carrier's word on a message (app/docs/glossary.md).
rename table if exists
    receipt_push to event_push,
    receipt_push_secret to event_push_secret,
    receipt_review_event to event_of_review,
    receipt_queue_setting to event_queue_setting;
