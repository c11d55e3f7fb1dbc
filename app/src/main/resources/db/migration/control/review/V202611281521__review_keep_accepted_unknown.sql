-- The facts that a reviewer approved without knowing them, one a line, as the reviewer read them.
alter table review_opinion add column accepted_unknown text not null default '';
