package dev.signet.sending.admission;

import dev.signet.platform.Bilingual;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.store.BizId;
import dev.signet.sending.text.Fault;
import dev.signet.sending.text.SendTexts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the answers that callers see. */
final class Answers {

    private static final Bilingual OK = new Bilingual("OK", "OK");

    private Answers() {}

    static SendAnswer ok(SendRequest request, long bizId) {
        return new SendAnswer("OK", OK, BizId.text(bizId), request.requestId(), null, false);
    }

    static SendAnswer refused(SendRequest request, Fault fault, @Nullable Long decisionId) {
        if (decisionId == null) {
            return new SendAnswer(fault.code(), fault.message(), null, request.requestId(), null, false);
        }
        String id = String.valueOf(decisionId);
        Bilingual message = fault.message().plus(SendTexts.text("decision.suffix", id));
        return new SendAnswer(fault.code(), message, null, request.requestId(), id, false);
    }

    static SendAnswer systemError(SendRequest request) {
        return refused(request, SendTexts.fault("isp.SYSTEM_ERROR", "system", Map.of()), null);
    }
}
