package dev.signet.signature;

import dev.signet.lookup.Findable;
import dev.signet.lookup.Found;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Signatures are found by their names: the one of that name, else the newest of those that have the text in theirs. */
@Component
class FindableSignatures implements Findable {

    private static final int FEW = 5;

    private final Signatures signatures;

    FindableSignatures(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public List<Found> find(long accountId, String text) {
        List<SignatureRow> rows = signatures
                .newest(accountId, text)
                .map(List::of)
                .orElseGet(() -> signatures.list(accountId, null, text, 1, FEW).rows());
        return rows.stream().map(FindableSignatures::found).toList();
    }

    private static Found found(SignatureRow signature) {
        return new Found(
                Found.Kind.SIGNATURE,
                signature.name(),
                null,
                "/v1/signatures/" + UriUtils.encodePathSegment(signature.name(), "UTF-8"));
    }
}
