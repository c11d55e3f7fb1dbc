package dev.signet.operations;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Status;

/** What asks for a look in a part of health: each a sentence with its figures, what to do, and the page where it is done. */
final class HealthFindings {

    private static final Wording TEXTS = Wording.of("operations");

    /** Details that are findings where they name or count anything, though the part is up; and the pages where they end. */
    private static final Map<String, String> TELLING = Map.ofEntries(
            Map.entry("administratorsWhoReview", "/staff/people"),
            Map.entry("behindSeconds", ""),
            Map.entry("changesNotEnded", "/staff/changes"),
            Map.entry("deadEvents", "/staff/events"),
            Map.entry("figures.left", "/staff/figures"),
            Map.entry("left", "/staff/repairs"),
            Map.entry("nearMisses", "/staff/near-misses"),
            Map.entry("oneAdministratorWaits", "/staff/people"),
            Map.entry("orphanedTasks", "/staff/repairs"),
            Map.entry("problem", "/staff/rulebook"),
            Map.entry("unknownSenders", "/staff/receipts/senders"),
            Map.entry("unmatchedReceipts", "/staff/receipts"),
            Map.entry("unsettledAccounts", "/staff/bills"));

    /** Where one looks when a part itself is down. */
    private static final Map<String, String> PAGES = Map.of("carrier", "/staff/carriers", "schedule", "/staff/jobs");

    private static final String NO_SESSION = "0/";

    /** Before the name of a type of ours or of a library's, which tells nobody anything. */
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z][a-z0-9_]*[.]){2,}(?=[A-Z])");

    private HealthFindings() {}

    /** None where the part is well. */
    static List<HealthInWords.Finding> of(String part, Status status, Map<String, Object> details) {
        List<HealthInWords.Finding> findings = new ArrayList<>();
        if (!status.equals(Status.UP)) {
            findings.addAll(down(part, status, details));
        }
        tells(part, details, findings);
        return findings;
    }

    /** A part of several things says which of them is not well; any other that it is not. */
    private static List<HealthInWords.Finding> down(String part, Status status, Map<String, Object> details) {
        List<HealthInWords.Finding> named = new ArrayList<>();
        new TreeMap<>(details).forEach((name, value) -> {
            if (value instanceof Map<?, ?> within) {
                plane(name, within).ifPresent(named::add);
                carrier(name, within).ifPresent(named::add);
            }
        });
        if (!named.isEmpty()) {
            return named;
        }
        Bilingual title = HealthInWords.words("health." + part, part);
        return List.of(
                status.equals(Status.UNKNOWN) && TEXTS.has("finding." + part + ".UNKNOWN")
                        ? finding(part + ".UNKNOWN", PAGES.get(part))
                        : new HealthInWords.Finding(
                                TEXTS.text(status.equals(Status.UNKNOWN) ? "need.LOOK" : "need.DOWN", title),
                                advice(part),
                                PAGES.get(part)));
    }

    private static Bilingual advice(String part) {
        String own = "health." + part + ".advice";
        return TEXTS.text(TEXTS.has(own) ? own : "health.advice");
    }

    private static Optional<HealthInWords.Finding> plane(String name, Map<?, ?> details) {
        Object answer = details.get("answer");
        return answer == null || answer.equals("WRITES") || !TEXTS.has("fact.value." + answer)
                ? Optional.empty()
                : Optional.of(finding(
                        "plane",
                        null,
                        HealthInWords.words("fact." + name, name),
                        TEXTS.text("fact.value." + answer),
                        told(details.get("reason"))));
    }

    private static Optional<HealthInWords.Finding> carrier(String name, Map<?, ?> details) {
        return String.valueOf(details.get("sessions")).startsWith(NO_SESSION)
                ? Optional.of(finding("session", PAGES.get("carrier"), name, told(details.get("lastTrouble"))))
                : Optional.empty();
    }

    private static void tells(String within, Map<?, ?> details, List<HealthInWords.Finding> findings) {
        details.forEach((name, value) -> {
            String page = TELLING.getOrDefault(within + "." + name, TELLING.get(String.valueOf(name)));
            if (page != null && isSomething(value)) {
                findings.add(finding(String.valueOf(name), page.isEmpty() ? null : page, told(value), within));
            } else if (value instanceof Map<?, ?> deeper) {
                tells(String.valueOf(name), deeper, findings);
            }
        });
    }

    private static HealthInWords.Finding finding(String key, @Nullable String page, Object... values) {
        return new HealthInWords.Finding(
                TEXTS.text("finding." + key, values), TEXTS.text("finding." + key + ".advice", values), page);
    }

    private static boolean isSomething(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue() != 0;
        }
        if (value instanceof Boolean said) {
            return said;
        }
        return value instanceof Collection<?> named ? !named.isEmpty() : value != null;
    }

    /** A value as people may read it: no type's whole name, no phone number. */
    static String told(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(HealthFindings::told).collect(Collectors.joining(", "));
        }
        return value == null
                ? "–"
                : value instanceof Number
                        ? value.toString()
                        : Masks.phonesIn(PACKAGES.matcher(String.valueOf(value)).replaceAll(""));
    }
}
