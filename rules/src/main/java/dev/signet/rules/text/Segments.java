package dev.signet.rules.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the short messages it is billed, forecast, shown and sent as (BL-1 to BL-7): whoever counts, counts
 * these parts, and the carrier gets these parts. How much one holds is the short message itself, 140 octets of which a
 * part of a long one gives six to its header (GSM 03.40, eight-bit reference); no rulebook could make it more.
 */
public final class Segments {

    private Segments() {}

    /** How the characters of one short message are spelt, and how many units of them it holds. */
    public enum Alphabet {
        /** By septets; a character of the extension takes two, which stay together (BL-4, BL-6). */
        GSM7(160, 153) {
            @Override
            int units(String text) {
                int units = 0;
                for (int i = 0; i < text.length(); i++) {
                    units += Gsm7.septets(text.charAt(i));
                }
                return units;
            }

            @Override
            int end(String text, int from) {
                int end = from;
                int left = part();
                while (end < text.length() && Gsm7.septets(text.charAt(end)) <= left) {
                    left -= Gsm7.septets(text.charAt(end++));
                }
                return end;
            }
        },
        /** By UTF-16 units; a character of two stays whole (BL-2, BL-5). */
        UCS2(70, 67) {
            @Override
            int units(String text) {
                return text.length();
            }

            @Override
            int end(String text, int from) {
                int end = from + part();
                if (end >= text.length()) {
                    return text.length();
                }
                boolean insideAPair =
                        Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end));
                return insideAPair ? end - 1 : end;
            }
        };

        private final int single;
        private final int part;

        Alphabet(int single, int part) {
            this.single = single;
            this.part = part;
        }

        /** @param international GSM-7 is for numbers outside the mainland only (BL-2, BL-4) */
        public static Alphabet of(String text, boolean international) {
            return international && Gsm7.knows(text) ? GSM7 : UCS2;
        }

        int part() {
            return part;
        }

        abstract int units(String text);

        /** Where the part of a long message ends that begins there. */
        abstract int end(String text, int from);
    }

    /**
     * Billing units of a whole text, signature and brackets included (BL-1).
     *
     * @return at least 1, for an empty text, too
     */
    public static int count(String text, boolean international) {
        Alphabet alphabet = Alphabet.of(text, international);
        if (alphabet.units(text) <= alphabet.single) {
            return 1;
        }
        int parts = 0;
        for (int from = 0; from < text.length(); from = alphabet.end(text, from)) {
            parts++;
        }
        return parts;
    }

    /** The same text part by part, as many as are counted; joined they are the text again. */
    public static List<String> cut(String text, Alphabet alphabet) {
        if (alphabet.units(text) <= alphabet.single) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = alphabet.end(text, from);
            parts.add(text.substring(from, end));
            from = end;
        }
        return List.copyOf(parts);
    }
}
