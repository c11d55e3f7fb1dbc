package dev.signet.carrier;

import dev.signet.platform.MainlandNumbers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The network of a number by its prefix (domain-rules 8.1), the longest one that fits. Only a hint: numbers are ported
 * (CN-2), so routing may prefer by it but nothing may be refused for it.
 */
@Component
public class Vendors {

    private static final int LONGEST_PREFIX = 5;

    private final Map<String, Vendor> prefixes;

    public Vendors() {
        this.prefixes = parse(lines("/carrier/vendors.csv"));
    }

    /** @param phoneNumber country code and number, digits only */
    public Vendor of(String phoneNumber) {
        if (!MainlandNumbers.withCode(phoneNumber)) {
            return Vendor.INTERNATIONAL;
        }
        String national = MainlandNumbers.shown(phoneNumber);
        for (int length = LONGEST_PREFIX; length >= 3; length--) {
            Vendor vendor = prefixes.get(national.substring(0, length));
            if (vendor != null) {
                return vendor;
            }
        }
        return Vendor.MOBILE;
    }

    private static Map<String, Vendor> parse(List<String> lines) {
        Map<String, Vendor> prefixes = new HashMap<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split(",");
                for (String prefix : cells[1].strip().split(" ")) {
                    prefixes.put(prefix, Vendor.valueOf(cells[0].strip()));
                }
            }
        }
        return Map.copyOf(prefixes);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Vendors.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
