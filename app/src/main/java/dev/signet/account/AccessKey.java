package dev.signet.account;

/**
 * A credential with which an application signs its requests.
 *
 * @param userId whose it is; 0 for the account's own
 * @param secret the plain secret, decrypted in memory only; at rest it is encrypted with the master key
 */
public record AccessKey(String id, long accountId, long userId, boolean active, String secret) {

    /** A key of the account itself. */
    public AccessKey(String id, long accountId, boolean active, String secret) {
        this(id, accountId, 0, active, secret);
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + ", account " + accountId + (userId == 0 ? "" : ", user " + userId)
                + (active ? "" : ", inactive") + "]";
    }
}
