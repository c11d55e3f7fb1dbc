package dev.signet.staff;

import java.io.Serializable;
import java.security.Principal;

/**
 * Who is logged in, known by the row that was found and never by what was typed.
 *
 * @param id login name as it is stored
 * @param credential tells the password and second factor of one time from those of another, and nothing about them
 */
public record StaffMember(String id, String credential) implements Principal, Serializable {

    @Override
    public String getName() {
        return id;
    }
}
