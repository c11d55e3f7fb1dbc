package dev.signet.access.login;

import java.util.List;

/**
 * What an account lets its RAM users do with their logins.
 *
 * @param changePassword whether they change their passwords themselves; who must set another at a login does so in any case
 * @param manageDevices whether they bind and unbind second factors in their sessions; who must bind one at a login does so
 *     in any case
 * @param sessionHours how long a session of the console lasts at most; 0 = as long as the platform lets it
 * @param networks from where they log in; none = from anywhere
 */
public record SecurityPreference(
        boolean changePassword, boolean manageDevices, int sessionHours, List<String> networks) {

    /** Where an account has set nothing. */
    static final SecurityPreference USUAL = new SecurityPreference(true, true, 0, List.of());
}
