package dev.signet.account.overview;

import dev.signet.platform.Bilingual;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something of an account that waits for one of its people (需要处理). It is not kept anywhere: it is there as long as what
 * it speaks of is so.
 *
 * @param kind for programs, {@code signature.rejected}
 * @param sentence what it is and what to do, without numbers of subscribers
 * @param page where in the console it is done, {@code /console/signatures/…}; null where it is not done there
 * @param at since when; null for what simply is so now, which comes first
 * @param action and
 * @param resource what somebody must be allowed to see it: {@code dysms:GetSmsSign} and {@code sign/云帆科技}
 */
public record Need(
        String kind,
        Bilingual sentence,
        @Nullable String page,
        @Nullable Instant at,
        String action,
        String resource) {}
