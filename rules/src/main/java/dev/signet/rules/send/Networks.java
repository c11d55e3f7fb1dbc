package dev.signet.rules.send;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Whether an address lies in a list of CIDR blocks; IPv4 and IPv6. What cannot be read is in no block. */
public final class Networks {

    /** Blocks of access policies are few and come again with every request. */
    private static final int MOST_KEPT = 10_000;

    private static final Map<String, Block> KEPT = new ConcurrentHashMap<>();

    private record Block(byte[] address, int prefix) {

        boolean contains(byte[] other) {
            if (address.length == 0 || other.length != address.length) {
                return false;
            }
            int whole = prefix / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != other[i]) {
                    return false;
                }
            }
            int rest = prefix % 8;
            return rest == 0 || ((address[whole] ^ other[whole]) & (0xff << (8 - rest)) & 0xff) == 0;
        }
    }

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Block NOTHING = new Block(new byte[0], 0);

    private Networks() {}

    /** Whether the text is an address, or one with the length of its network's prefix (CIDR). */
    public static boolean isNetwork(String text) {
        return parse(text).address.length > 0;
    }

    static boolean contains(List<String> blocks, String address) {
        byte[] bytes = bytes(address);
        for (String block : blocks) {
            if (bytes.length > 0 && block(block).contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    private static Block block(String text) {
        Block known = KEPT.get(text);
        if (known == null) {
            known = parse(text);
            if (KEPT.size() < MOST_KEPT) {
                KEPT.put(text, known);
            }
        }
        return known;
    }

    private static Block parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        try {
            int prefix = slash < 0
                    ? address.length * 8
                    : Integer.parseInt(text.substring(slash + 1).strip());
            return prefix < 0 || prefix > address.length * 8 ? NOTHING : new Block(address, prefix);
        } catch (NumberFormatException e) {
            return NOTHING;
        }
    }

    /** Literal addresses only: a name is never looked up. */
    private static byte[] bytes(String address) {
        String text = address.strip();
        boolean literal = text.indexOf(':') >= 0
                ? text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.')
                : IPV4.matcher(text).matches();
        try {
            return literal ? InetAddress.getByName(text).getAddress() : new byte[0];
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
