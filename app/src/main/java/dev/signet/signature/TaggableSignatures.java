package dev.signet.signature;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.tag.Taggable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signatures can have tags, by their names; the platform's own, which is everybody's, has none. */
@Component
class TaggableSignatures implements Taggable {

    static final String TYPE = "sign";

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureStore store;

    TaggableSignatures(SignatureStore store) {
        this.store = store;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<String> find(long accountId, String id) {
        return own(accountId, store.findByName(accountId, id));
    }

    @Override
    public Optional<String> hold(long accountId, String id) {
        return own(accountId, store.lockByName(accountId, id));
    }

    private static Optional<String> own(long accountId, Optional<Signature> found) {
        return found.filter(signature -> signature.accountId() == accountId).map(Signature::name);
    }

    @Override
    public Refusal unknown(String id) {
        return TEXTS.refusal(Signature.NOT_USABLE, "unknown", id);
    }
}
