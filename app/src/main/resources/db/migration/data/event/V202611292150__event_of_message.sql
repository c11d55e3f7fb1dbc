-- What nobody wanted to hear says of which message it is, and its payload is made when it is asked for (Replays).
alter table event add column if not exists message_id bigint;
