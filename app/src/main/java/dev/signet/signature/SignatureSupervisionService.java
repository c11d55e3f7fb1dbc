package dev.signet.signature;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class SignatureSupervisionService implements SignatureSupervision {

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureStore store;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Clock clock;

    SignatureSupervisionService(SignatureStore store, AuditTrail audit, FactsVersions versions, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void suspend(long signatureId, String officer, String reason) {
        Signature signature = locked(signatureId);
        signature.suspend(officer, reason, now());
        saved(signature, officer, "signature.suspended", reason);
    }

    @Override
    @Transactional
    public void reinstate(long signatureId, String officer, String reason) {
        Signature signature = locked(signatureId);
        signature.reinstate(officer, reason, now());
        saved(signature, officer, "signature.reinstated", reason);
    }

    private void saved(Signature signature, String officer, String action, String reason) {
        store.save(signature);
        audit.record(
                officer,
                action,
                SignatureRegistrationService.KIND,
                Long.toString(signature.id()),
                Map.of("name", signature.name(), "reason", reason));
        versions.raise(signature.accountId());
    }

    private Signature locked(long id) {
        return store.lockById(id).orElseThrow(() -> TEXTS.refusal(Signature.NOT_USABLE, "supervision.unknown", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
