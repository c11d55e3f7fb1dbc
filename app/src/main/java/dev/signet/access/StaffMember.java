package dev.signet.access;

import java.io.Serializable;
import java.security.Principal;

/**
 * Who is logged in, known by the row that was found and never by what was typed.
 *
 * @param id login name as it is stored
 */
public record StaffMember(String id) implements Principal, Serializable {

    @Override
    public String getName() {
        return id;
    }
}
