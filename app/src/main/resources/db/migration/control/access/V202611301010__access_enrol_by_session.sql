-- What is to be bound is a session's own: no other session of the same user reads or binds it, and it goes with its session.
alter table access_login_session add column if not exists
    sealed_enrolment varbinary(100) null comment 'secret of a device that is to be bound in this session';

-- Until now it was a device without a user.
delete from access_mfa_device where user_id is null and name like 'console@%';
