package dev.signet.account;

/**
 * A credential with which an application signs its requests.
 *
 * @param secret the plain secret, decrypted in memory only; at rest it is encrypted with the master key
 */
public record AccessKey(String id, long accountId, boolean active, String secret) {

    @Override
    public String toString() {
        return "AccessKey[" + id + ", account " + accountId + (active ? "" : ", inactive") + "]";
    }
}
