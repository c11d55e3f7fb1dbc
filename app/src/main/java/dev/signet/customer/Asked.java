package dev.signet.customer;

import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.staff.StaffChange;

/**
 * A change that waits, with what whoever asked is shown this once.
 *
 * @param name of what it will open: a login name, the id of a key
 */
public record Asked(StaffChange change, String name, @Secret String secret) {
    @Override
    public String toString() {
        return Unsaid.text(this);
    }
}
