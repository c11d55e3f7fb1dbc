package dev.signet.rules.access;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The policies that every account finds ready: the files of {@code access/system}, one each, by the file's name. */
public final class SystemPolicies {

    private static final String FOLDER = "access/system";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,128}");

    private final SortedMap<String, AttachedPolicy> policies = new TreeMap<>();
    private final SortedMap<String, String> documents;

    private SystemPolicies(Policies rulebook) {
        this.documents = rulebook.documents(FOLDER);
        documents.forEach((name, text) -> policies.put(
                name, new AttachedPolicy(name, PolicyType.SYSTEM, PolicyScope.ACCOUNT, PolicyDocument.parse(text))));
    }

    /** Those of a rulebook that was checked. */
    public static SystemPolicies of(Policies rulebook) {
        return rulebook.derived(SystemPolicies.class, SystemPolicies::new);
    }

    /** Finds the files that hold no policy. */
    public static void check(Policies rulebook, List<Problem> problems) {
        rulebook.documents(FOLDER).forEach((name, text) -> {
            String file = FOLDER + "/" + name + ".json";
            if (!NAME.matcher(name).matches()) {
                problems.add(
                        new Problem(file, 0, "a policy's name has letters A to Z, digits and hyphens, 128 at most"));
            }
            try {
                PolicyDocument.parse(text);
            } catch (MalformedPolicy e) {
                problems.add(new Problem(file, e.line(), "column " + e.column() + ": " + e.en()));
            }
        });
    }

    /** Names of the policies with their documents as they are written. */
    public SortedMap<String, String> documents() {
        return Collections.unmodifiableSortedMap(documents);
    }

    /**
     * As it is attached for a whole account.
     *
     * @throws IllegalArgumentException where there is none of this name
     */
    public AttachedPolicy attached(String name) {
        AttachedPolicy policy = policies.get(name);
        if (policy == null) {
            throw new IllegalArgumentException("there is no system policy named " + name);
        }
        return policy;
    }
}
