package dev.signet.account;

import java.util.Optional;

/** Credentials by id, answered from memory: this is asked once for every API request. */
public interface AccessKeys {

    Optional<AccessKey> find(String accessKeyId);
}
