-- What a row gets later (carrier, times, codes) takes the place of this: a row that grows splits its page, which costs twice
-- what the change itself does. Rows from before have none and grow.
alter table sending_message add column if not exists room varbinary(48);
