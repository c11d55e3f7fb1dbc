-- The text of a verification message was copied with its code; the signature before it stays.
update blacklist_release
set content = concat(
    left(content, char_length(sign_name) + 2),
    regexp_replace(substring(content, char_length(sign_name) + 3), '[0-9A-Za-z]{4,}', '****'))
where kind = 'VERIFICATION';
