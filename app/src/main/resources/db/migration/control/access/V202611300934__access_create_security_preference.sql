-- What an account lets its users do with their logins; no row where it has set nothing.
create table if not exists access_security_preference (
    account_id      bigint  not null primary key,
    change_password boolean not null,
    manage_devices  boolean not null comment 'second factors, in their sessions',
    session_hours   int     not null comment '0 = as long as the platform lets it',
    networks        text    not null comment 'from where they log in, with semicolons between; from anywhere where it is empty'
);
