package dev.signet.sending;

/** How many parts a text is cut into and counted as (BL-2 to BL-6). */
final class Segments {

    private static final String GSM7 =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
                    + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM7_EXTENSION = "\f^{}\\[~]|€";
    private static final int UCS2_SINGLE = 70;
    private static final int UCS2_PART = 67;
    private static final int GSM7_SINGLE = 160;
    private static final int GSM7_PART = 153;

    private static final byte[] SEPTETS = new byte[Character.MAX_VALUE + 1];

    static {
        GSM7.chars().forEach(c -> SEPTETS[c] = 1);
        GSM7_EXTENSION.chars().forEach(c -> SEPTETS[c] = 2);
    }

    private Segments() {}

    static int of(String text, boolean domestic) {
        return domestic ? ucs2(text) : international(text);
    }

    private static int ucs2(String text) {
        return text.length() <= UCS2_SINGLE ? 1 : (text.length() + UCS2_PART - 1) / UCS2_PART;
    }

    private static int international(String text) {
        int septets = 0;
        int parts = 1;
        int inPart = 0;
        for (int i = 0; i < text.length(); i++) {
            int width = SEPTETS[text.charAt(i)];
            if (width == 0) {
                return ucs2(text);
            }
            septets += width;
            if (inPart + width > GSM7_PART) { // an escape pair is never split (BL-6)
                parts++;
                inPart = 0;
            }
            inPart += width;
        }
        return septets <= GSM7_SINGLE ? 1 : parts;
    }
}
