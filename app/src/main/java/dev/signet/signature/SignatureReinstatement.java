package dev.signet.signature;

import dev.signet.application.Reinstatement;
import dev.signet.platform.Wording;
import dev.signet.platform.text.WholeNumber;
import org.springframework.stereotype.Component;

/** That a suspended signature comes back into use. */
@Component
public class SignatureReinstatement extends Reinstatement<Long, Signature> {

    public static final String ACTION = "ReinstateSignature";

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureStore store;

    SignatureReinstatement(SignatureSupervision supervision, SignatureStore store) {
        super(ACTION, SignatureFlow.KIND, TEXTS, supervision);
        this.store = store;
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
