-- Since when a form is being worked at; null: it is done. What a node that died had begun can be sent again after a while.
alter table access_sent_form
    add column if not exists begun_ms bigint null;
