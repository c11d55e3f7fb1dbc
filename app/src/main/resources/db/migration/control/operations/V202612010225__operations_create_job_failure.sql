-- How a timed job failed last, on whichever node; over_at_ms is when it ran through again. Times are milliseconds since 1970 (UTC).
create table operations_job_failure (
    job_group    varchar(100) not null,
    job_name     varchar(100) not null,
    failed_at_ms bigint       not null,
    why          varchar(500) not null,
    over_at_ms   bigint       null,
    primary key (job_group, job_name)
);
