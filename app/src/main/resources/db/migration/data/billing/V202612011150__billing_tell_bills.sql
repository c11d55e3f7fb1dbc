-- Whether an account was told in its message centre that the month is settled.
alter table billing_bill
    add column told boolean not null default false,
    add key billing_bill_by_told (told);
