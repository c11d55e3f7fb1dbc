-- Digest of the key under which it was asked for once; of a form that is sent twice.
alter table logexport_request
    add column if not exists creation_key binary(32) null,
    add unique key if not exists logexport_request_asked_once (account_id, creation_key);
