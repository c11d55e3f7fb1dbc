-- One row for each review that a person must decide. What the engine's variables say can be overwritten by whoever
-- completes a task; what stands here cannot.
create table review_file (
    id               bigint       not null primary key,
    kind             varchar(32)  not null,
    subject_id       bigint       not null,
    account_id       bigint       not null,
    applicant        varchar(64)  null,
    high_risk        boolean      not null,
    review_class     varchar(32)  not null,
    submitted_at     datetime(3)  not null,
    due_at           datetime(3)  null,
    escalation_level tinyint      not null default 0,
    decided_at       datetime(3)  null,
    approved         boolean      null,
    -- The business key while the review is open: a subject has at most one open review.
    open_key         varchar(64)  null,
    unique key review_file_open (open_key),
    key review_file_subject (kind, subject_id)
);

create table review_opinion (
    review_id    bigint        not null,
    ordinal      tinyint       not null,
    reviewer     varchar(64)   not null,
    approved     boolean       not null,
    reason_codes varchar(500)  not null,
    comment      varchar(2000) not null,
    given_at     datetime(3)   not null,
    primary key (review_id, ordinal),
    -- Two opinions on one review are two people's.
    unique key review_opinion_reviewer (review_id, reviewer)
);

-- The ready-made Tasklist filters; the rows are locked while nodes that start together create them.
create table review_filter (
    name      varchar(32) not null primary key,
    filter_id varchar(64) null
);

insert into review_filter (name) values ('mine'), ('signatures'), ('templates'), ('overdue');
