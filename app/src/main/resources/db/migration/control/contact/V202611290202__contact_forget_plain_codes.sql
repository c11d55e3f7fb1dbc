-- Digests have a key from now on. Codes that wait were good for minutes; whoever waits asks for a new one.
delete from contact_code;
