-- Tasks that rest are found, and those of a kind counted, without reading all of the account.
alter table bulk_task
    add index if not exists bulk_task_of_state (account_id, state, id),
    add index if not exists bulk_task_of_kind (account_id, template_kind);
