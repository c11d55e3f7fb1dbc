package dev.signet.statistics.archive;

import dev.signet.access.AccessCheck;
import dev.signet.account.Principal;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.Bilingual;
import dev.signet.statistics.StatisticsFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive that was asked for.
 *
 * @param monthly whether it is the report of a month: that has all scopes, whatever its filter says
 * @param attempt how often its file was begun
 * @param progress of a hundred
 * @param reason why there is no file; empty otherwise
 * @param asOf everything until then is in; null until it is ready
 * @param bytes of the file; null until it is ready
 */
public record Archive(
        long id,
        Asker asker,
        boolean monthly,
        DayRange range,
        StatisticsFilter filter,
        Language language,
        State state,
        int attempt,
        int progress,
        Bilingual reason,
        Instant askedAt,
        @Nullable Instant asOf,
        Instant expiresAt,
        @Nullable Long bytes) {

    /** How far it has come. */
    public enum State {
        PREPARING,
        READY,
        FAILED
    }

    /**
     * Who asked: the file is made with the rights they have then.
     *
     * @param origin from where
     */
    public record Asker(Principal principal, AccessCheck.Origin origin) {

        long accountId() {
            return principal.accountId();
        }
    }

    public String fileName() {
        return fileName(range);
    }

    static String fileName(DayRange range) {
        return "signet-volumes-" + range.from() + "--" + range.to() + ".zip";
    }
}
