-- By how many a message of the platform's was read is asked for by the message.
create index if not exists notice_notice_told on notice_notice (once);
