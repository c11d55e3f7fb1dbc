package dev.signet.rules;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** The tables of the rulebook shipped with the product, without its rules: they are read in no time. */
public final class ShippedPolicies {

    private static final Policies READ = of(Map.of());

    private ShippedPolicies() {}

    public static Policies read() {
        return READ;
    }

    /** With other texts in some of its files. */
    public static Policies with(String path, String text) {
        return of(Map.of(path, text));
    }

    private static Policies of(Map<String, String> changed) {
        PolicyFiles shipped = PolicyFiles.shipped();
        Map<String, String> texts = new HashMap<>();
        shipped.contents().keySet().forEach(path -> texts.put(path, shipped.text(path)));
        texts.putAll(changed);
        return new PolicyReader(PolicyFiles.of(texts), new ArrayList<>()).read();
    }
}
