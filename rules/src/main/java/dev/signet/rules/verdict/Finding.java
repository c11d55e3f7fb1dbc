package dev.signet.rules.verdict;

import dev.signet.rules.text.Unseen;

/**
 * What one norm says about one application or message.
 *
 * @param normId the norm's stable id, for example {@code SG-01}
 * @param messageZh the sentence for the applicant in Chinese
 * @param messageEn the same in English
 * @param part the offending part, as written by the applicant, what is unseen of it by its code; empty when it is the
 *     whole
 */
public record Finding(String normId, Severity severity, String messageZh, String messageEn, String part) {

    public Finding {
        messageZh = Unseen.marked(messageZh);
        messageEn = Unseen.marked(messageEn);
        part = Unseen.marked(part);
    }
}
