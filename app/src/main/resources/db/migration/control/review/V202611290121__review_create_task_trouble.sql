-- Open tasks on which nobody could work: those that were put right, for a day, and those that wait for a person to look.
create table review_task_trouble (
    task_id     varchar(64) not null,
    trouble     varchar(32) not null,
    found_at    datetime(3) not null,
    repaired_at datetime(3) null,
    primary key (task_id, trouble)
);
