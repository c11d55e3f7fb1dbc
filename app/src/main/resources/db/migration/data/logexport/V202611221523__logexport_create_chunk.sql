-- Exported files in sealed pieces. Pieces of an attempt that did not come to its end are nobody's and are deleted.
create table logexport_chunk (
    export_id bigint     not null,
    attempt   int        not null,
    ordinal   int        not null,
    content   mediumblob not null,
    primary key (export_id, attempt, ordinal)
);
