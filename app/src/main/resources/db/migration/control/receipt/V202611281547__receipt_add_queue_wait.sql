-- How long a receive waits that does not say, in seconds; null means as the platform's setting says.
alter table receipt_queue_setting add column wait_seconds tinyint null;
