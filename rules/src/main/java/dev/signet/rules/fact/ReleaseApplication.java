package dev.signet.rules.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An account asks that a number which a blacklist stops may get its messages again, as the norms see it (domain-rules
 * 9.4, RC-7 to RC-10).
 *
 * @param kind the class of the message that failed
 * @param errorCode why it failed
 * @param lists the lists that hold the number now and concern this account and signature
 * @param reason in the applicant's words
 * @param evidence the kinds of the files that show the owner's consent
 * @param complaints how often the number was listed for a complaint
 * @param earlierReleases how often it was released for this account lately
 */
public record ReleaseApplication(
        TemplateKind kind,
        String errorCode,
        Set<BlacklistKind> lists,
        String reason,
        List<EvidenceKind> evidence,
        int complaints,
        int earlierReleases)
        implements Application {

    private static final String AREA = "blacklist-release";

    /** How rulebooks come to know of it. */
    public static final class Kind extends ApplicationKind {

        public Kind() {
            super(AREA, "release", ReleaseApplication.class, "OperationDenied.BlacklistRelease");
        }
    }

    @Override
    public String area() {
        return AREA;
    }

    public ReleaseApplication {
        lists = Set.copyOf(lists);
        evidence = List.copyOf(evidence);
    }

    /** In characters. */
    public int reasonLength() {
        return reason.codePointCount(0, reason.length());
    }

    /**
     * Whether the number is on a list that stops messages of this kind.
     *
     * @param list a row of the table {@code blacklist-classes}
     * @param kinds the kinds that list stops, joined by {@code |}
     */
    public boolean isStopped(String list, String kinds) {
        return lists.contains(BlacklistKind.valueOf(list.toUpperCase(Locale.ROOT)))
                && Arrays.asList(kinds.split("\\|")).contains(kind.name().toLowerCase(Locale.ROOT));
    }
}
