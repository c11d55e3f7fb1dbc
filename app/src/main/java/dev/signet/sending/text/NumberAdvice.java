package dev.signet.sending.text;

/** What would be right instead of a number that is none, fitting what is wrong with it. */
public record NumberAdvice(String zh, String en) {

    /** @param reason the key of its sentences below {@code number.advice.} */
    public static NumberAdvice of(String reason, Object... values) {
        String key = "number.advice." + reason;
        return new NumberAdvice(SendTexts.zh(key, values), SendTexts.en(key, values));
    }
}
