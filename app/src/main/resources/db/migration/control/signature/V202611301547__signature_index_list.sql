-- What the list of an account's signatures shows, in the order in which it shows it: a page is read without the rest.
alter table signature_revision
    add column listed tinyint as (role <> 'PAST') persistent,
    add key signature_revision_listed (account_id, listed, order_id),
    drop key signature_revision_list;
