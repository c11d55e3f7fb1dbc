-- An application that its applicant took back before anybody decided it.
alter table review_file add column withdrawn_at datetime(3) null after decided_at;
