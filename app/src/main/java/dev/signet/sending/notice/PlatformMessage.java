package dev.signet.sending.notice;

import java.util.Map;

/**
 * A message of the platform itself to one number.
 *
 * @param template code of a line in the rulebook's table {@code platform-messages}
 * @param phoneNumber as callers of the API write it
 * @param values of the text's variables
 * @param once the sender's own id of this message: given again, nothing more is sent
 */
public record PlatformMessage(String template, String phoneNumber, Map<String, String> values, String once) {

    public PlatformMessage {
        values = Map.copyOf(values);
    }
}
