package dev.signet.sending.notice;

import dev.signet.sending.Audience;
import java.util.Map;

/**
 * Something that an account's contacts are to be told of: a warning value reached, signs of abuse.
 *
 * @param template code of the platform's text for it
 * @param values of the text's variables
 */
public record AccountWarning(long id, long accountId, Audience audience, String template, Map<String, String> values) {}
