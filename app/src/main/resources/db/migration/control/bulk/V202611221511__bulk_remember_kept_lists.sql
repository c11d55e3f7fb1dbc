-- The recipients of a task are forgotten some days after its end.
alter table bulk_task
    add column list_kept boolean not null default true,
    add key bulk_task_with_list (list_kept, ended_at);
