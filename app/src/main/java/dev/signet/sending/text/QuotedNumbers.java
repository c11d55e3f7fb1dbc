package dev.signet.sending.text;

import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Masks;

/** What findings quote of what callers gave, without the phone numbers in it: who reads it is not always who sent. */
public final class QuotedNumbers {

    /** Of a refusal of what was given for a number and is none: what it quotes may be nearly one. */
    private static final String NO_NUMBER = "request.number";

    private QuotedNumbers() {}

    /** @param ruleId of the finding whose sentence or fact it is */
    public static String masked(String ruleId, String text) {
        return ruleId.equals(NO_NUMBER) ? Masks.nearPhone(text) : Masks.phonesIn(text);
    }

    /** @param ruleId of the finding whose sentence it is */
    public static Bilingual masked(String ruleId, Bilingual sentence) {
        return sentence.map(text -> masked(ruleId, text));
    }
}
