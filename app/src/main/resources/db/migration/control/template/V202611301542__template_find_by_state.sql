-- The rejected and the approved of an account are found without reading all the others.
alter table template add index if not exists template_of_state (account_id, state, order_id);
