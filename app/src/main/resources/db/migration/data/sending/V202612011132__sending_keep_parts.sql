-- Parts for which no receipt is awaited any more, so that a carrier's monthly statement can be compared by its own ids. Filled in
-- the background, a portion at a time: what is sent and what comes back goes by sending_part alone, which stays small.
create table if not exists sending_part_kept like sending_part;
alter table sending_part_kept drop column if exists final;
