package dev.signet.rules;

/**
 * How many messages a text is billed and sent as (BL-1 to BL-6). Limits come from the rulebook's parameters
 * {@code billing.segment.*}; the GSM-7 alphabet is GSM 03.38.
 */
public final class Segments {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "|^€{}[]~\\";

    private static final byte[] SEPTETS = septets();

    private final int ucs2Single;
    private final int ucs2Part;
    private final int gsmSingle;
    private final int gsmPart;

    private Segments(int ucs2Single, int ucs2Part, int gsmSingle, int gsmPart) {
        this.ucs2Single = ucs2Single;
        this.ucs2Part = ucs2Part;
        this.gsmSingle = gsmSingle;
        this.gsmPart = gsmPart;
    }

    public static Segments of(Policies policies) {
        return new Segments(
                policies.number("billing.segment.ucs2.single"),
                policies.number("billing.segment.ucs2.part"),
                policies.number("billing.segment.gsm7.single"),
                policies.number("billing.segment.gsm7.part"));
    }

    /**
     * Billing units of a whole text, signature and brackets included (BL-1).
     *
     * @param international GSM-7 counting is for numbers outside the mainland only (BL-2, BL-4)
     * @return at least 1, for an empty text, too
     */
    public int count(String text, boolean international) {
        if (international && isGsm7(text)) {
            return gsm(text);
        }
        return parts(text.length(), ucs2Single, ucs2Part);
    }

    private static int parts(int length, int single, int part) {
        return length <= single ? 1 : (length + part - 1) / part;
    }

    private int gsm(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            septets += SEPTETS[text.charAt(i)];
        }
        return septets <= gsmSingle ? 1 : gsmParts(text);
    }

    /** An escape and its character stay in one part (BL-6). */
    private int gsmParts(String text) {
        int parts = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            int size = SEPTETS[text.charAt(i)];
            if (used + size > gsmPart) {
                parts++;
                used = 0;
            }
            used += size;
        }
        return parts;
    }

    /** Whether every character is of the GSM-7 alphabet or its extension. */
    public static boolean isGsm7(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= SEPTETS.length || SEPTETS[c] == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] septets() {
        byte[] septets = new byte['€' + 1];
        BASIC.chars().forEach(c -> septets[c] = 1);
        EXTENSION.chars().forEach(c -> septets[c] = 2);
        return septets;
    }
}
