-- How each timed job ran last, on whichever node. Times are milliseconds since 1970 (UTC).
create table operations_job_run (
    job_group   varchar(100) not null,
    job_name    varchar(100) not null,
    ended_at_ms bigint       not null,
    took_ms     bigint       not null,
    failed      boolean      not null,
    primary key (job_group, job_name)
);
