package dev.signet.record;

import dev.signet.sending.record.SendRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as somebody may see it.
 *
 * @param message the whole record; of its number and text only the following may be shown
 * @param phoneNumber masked, unless full numbers were asked for
 * @param content without the code of a verification message
 * @param failure why it failed; null when it did not
 * @param releasable whether a release from the blacklist may be asked for
 */
public record RecordRow(
        SendRecord message,
        String phoneNumber,
        String content,
        @Nullable FailureReason failure,
        boolean releasable) {}
