package dev.signet.signature;

import dev.signet.application.Supervision;
import dev.signet.audit.AuditTrail;
import dev.signet.notice.Notices;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.platform.text.WholeNumber;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** What the platform's officers may do to an account's signature, which they name by its id. */
@Service
public class SignatureSupervision extends Supervision<Long, Signature> {

    public static final String REINSTATING = "ReinstateSignature";

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureStore store;

    SignatureSupervision(SignatureStore store, AuditTrail audit, FactsVersions versions, Notices notices, Clock clock) {
        super(REINSTATING, TEXTS, store, audit, versions, notices, clock);
        this.store = store;
    }

    @Override
    protected Signature locked(Long id) {
        return store.lock(id).orElseThrow(() -> TEXTS.refusal(Signature.NOT_USABLE, "supervision.unknown", id));
    }

    @Override
    protected Standing standing(Long id) {
        return store.find(id)
                .map(signature -> new Standing(signature.accountId(), signature.name(), signature.suspension()))
                .orElseThrow(() -> TEXTS.refusal(Signature.NOT_USABLE, "supervision.unknown", id));
    }

    @Override
    protected Long read(String subjectId) {
        return WholeNumber.parseId(subjectId).orElseThrow();
    }
}
