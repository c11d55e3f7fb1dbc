-- A message is claimed and marked as being submitted in one step; due_at of one that is being submitted says since when.
update sending_dispatch set state = 0 where state = 1;
update sending_dispatch set state = 1, due_at = lease_until where state = 2;
alter table sending_dispatch drop column lease_until;
