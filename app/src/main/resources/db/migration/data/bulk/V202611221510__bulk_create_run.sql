-- How far the running of a task is. Portions are sent under keys that name them: their size must not change in mid-run.
create table bulk_run (
    task_id       bigint   not null,
    portion_size  smallint not null,
    next_portion  int      not null,
    since         bigint   not null,
    since_portion int      not null,
    primary key (task_id)
);

-- What became of the messages of a task, counted in the transactions that end them.
create table bulk_outcome (
    task_id   bigint not null,
    refused   int    not null,
    delivered int    not null,
    failed    int    not null,
    primary key (task_id)
);
