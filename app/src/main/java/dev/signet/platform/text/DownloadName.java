package dev.signet.platform.text;

import java.nio.charset.StandardCharsets;

/**
 * The name of a file in a {@code Content-Disposition} header (RFC 6266): in UTF-8 as RFC 5987 has it, and before that a
 * plain one for programs that do not know it.
 */
public final class DownloadName {

    private static final String UNENCODED = "!#$&+-.^_`|~";

    private DownloadName() {}

    public static String attachment(String fileName) {
        return of("attachment", fileName);
    }

    public static String inline(String fileName) {
        return of("inline", fileName);
    }

    private static String of(String kind, String fileName) {
        String plain = fileName.replaceAll("[^ -~]|[\"\\\\%]", "_");
        String header = kind + "; filename=\"" + plain + "\"";
        return plain.equals(fileName) ? header : header + "; filename*=UTF-8''" + encoded(fileName);
    }

    private static String encoded(String fileName) {
        StringBuilder encoded = new StringBuilder(fileName.length() * 3);
        for (byte octet : fileName.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain =
                    c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || UNENCODED.indexOf(c) >= 0;
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted(octet & 0xFF));
        }
        return encoded.toString();
    }
}
