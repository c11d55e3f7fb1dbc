-- Spent nonces of signed requests. slot: the quarter of an hour (since 1970) of the request's signed time;
-- hash: the first 16 bytes of SHA-256(access key id, 0, nonce).
CREATE TABLE api_nonce (
    slot INT UNSIGNED NOT NULL,
    hash BINARY(16)   NOT NULL,
    PRIMARY KEY (slot, hash)
) ENGINE = InnoDB
  PARTITION BY HASH (slot) PARTITIONS 8;
