-- What messages cost, by the month in which they are billed (yyyymm of UTC+8): receipts that came in it, submissions abroad.
-- Written with the ledger entry that settles them, under the lock of the account's row.
create table billing_charge (
    account_id bigint      not null,
    month      int         not null,
    kind       tinyint     not null,
    vendor     varchar(16) not null comment 'network of the number; empty where it is not known',
    prefix     varchar(16) not null comment 'of the price',
    since      int         not null comment 'first day of the price, yyyymmdd; 0 where it holds since ever',
    source     tinyint     not null comment '0 balance, 1 package, 2 voucher',
    source_id  bigint      not null comment 'the package or voucher; 0 for the balance',
    units      bigint      not null,
    micros     bigint      not null,
    messages   bigint      not null,
    primary key (account_id, month, kind, vendor, prefix, since, source, source_id)
);

-- A month that is closed gets no entry any more: what comes late counts in the next.
alter table billing_account
    add column month_units_abroad bigint not null default 0,
    add column month_micros bigint not null default 0 comment 'charged to the balance in the month',
    add column closed_month int not null default 0 comment 'the last month that was settled, yyyymm',
    add column warn_micros bigint null comment 'budget: from here on the contacts are warned',
    add column stop_micros bigint null comment 'budget: no more than this is reserved and charged in a month',
    add column has_vouchers boolean not null default false comment 'or had: who never had any is not looked for',
    add column warned_month int not null default 0,
    add key billing_account_by_closed (closed_month);

alter table billing_entry
    add column voucher_id bigint null,
    add column voucher_micros bigint not null default 0 comment 'what is left on the voucher became more by',
    add column voucher_reserved_micros bigint not null default 0,
    add column month int not null default 0 comment 'the month it counts in, yyyymm; 0 of those from before there were bills';

create table billing_voucher (
    id              bigint      not null primary key,
    account_id      bigint      not null,
    coverage        tinyint     null comment 'what it pays for; null for all messages',
    amount_micros   bigint      not null,
    left_micros     bigint      not null,
    reserved_micros bigint      not null,
    valid_from      bigint      not null,
    valid_until     bigint      not null,
    key billing_voucher_by_account (account_id, valid_until)
);

alter table billing_package
    add column offer varchar(40) collate utf8mb4_nopad_bin null comment 'what was bought; null of those that were given',
    add column paid_micros bigint null,
    add column bought_at bigint null,
    add column buyer varchar(160) collate utf8mb4_nopad_bin null,
    add column audited boolean null comment 'whether the audit trail has the purchase; null of what was given',
    add key billing_package_by_audited (audited);

alter table billing_booking
    add column voucher_id bigint null,
    add column voucher_micros bigint not null default 0;

-- Frozen: written once, never changed.
create table billing_bill (
    account_id         bigint      not null,
    month              int         not null,
    number             varchar(40) not null,
    rulebook           varchar(64) not null comment 'the version whose prices and discounts it goes by',
    settled_at         bigint      not null,
    opening_micros     bigint      not null,
    top_up_micros      bigint      not null,
    correction_micros  bigint      not null,
    purchase_micros    bigint      not null,
    charged_micros     bigint      not null,
    discount_micros    bigint      not null,
    voucher_micros     bigint      not null,
    rounding_micros    bigint      not null,
    payable_micros     bigint      not null,
    closing_micros     bigint      not null,
    holder             varchar(200) null comment 'verified name of the account at that time',
    repriced_micros    bigint      not null default 0 comment 'given back by pricing the month anew, of what was charged at sending',
    primary key (account_id, month),
    unique key billing_bill_by_number (number),
    key billing_bill_by_month (month)
);

create table billing_bill_line (
    account_id  bigint      not null,
    month       int         not null,
    position    int         not null,
    kind        varchar(16) not null,
    vendor      varchar(16) not null,
    prefix      varchar(16) not null,
    since       int         not null,
    source      tinyint     not null,
    source_id   bigint      not null,
    unit_micros int         not null,
    units       bigint      not null,
    micros      bigint      not null,
    messages    bigint      not null,
    primary key (account_id, month, position)
);
