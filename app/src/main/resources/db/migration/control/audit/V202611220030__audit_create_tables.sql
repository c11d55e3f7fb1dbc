create table audit_entry (
    id           bigint       not null primary key,
    at           datetime(3)  not null,
    actor        varchar(128) not null,
    action       varchar(64)  not null,
    subject_type varchar(32)  not null,
    subject_id   varchar(128) not null,
    details      json         not null,
    key audit_entry_subject (subject_type, subject_id, id),
    key audit_entry_at (at)
);

-- The trail only grows: whoever has the application's login cannot rewrite it by accident or with one statement.
create trigger audit_entry_no_update before update on audit_entry for each row
    signal sqlstate '45000' set message_text = 'audit_entry is append-only';

create trigger audit_entry_no_delete before delete on audit_entry for each row
    signal sqlstate '45000' set message_text = 'audit_entry is append-only';
