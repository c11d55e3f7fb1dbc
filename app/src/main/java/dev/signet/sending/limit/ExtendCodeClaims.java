package dev.signet.sending.limit;

import dev.signet.sending.request.ExtendCodeFault;
import dev.signet.sending.request.PreparedRecipient;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.text.Fault;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whose the extension codes of one batch are: as was committed before, and as the batch has granted since. */
public final class ExtendCodeClaims {

    private final Map<ExtendCodes.Code, String> before;
    private final SortedMap<ExtendCodes.Code, String> granted = new TreeMap<>();

    public ExtendCodeClaims(Map<ExtendCodes.Code, String> before) {
        this.before = before;
    }

    /** What is new, in the order in which it is written. */
    SortedMap<ExtendCodes.Code, String> granted() {
        return granted;
    }

    @Nullable
    String ownerBefore(ExtendCodes.Code code) {
        return before.get(code);
    }

    public void reset() {
        granted.clear();
    }

    /** The code of another signature among the request's, as a fault; null where there is none. */
    public @Nullable Fault fault(PreparedRequest.Judgeable request) {
        for (Map.Entry<String, String> wanted : request.extendCodes().entrySet()) {
            String owner = owner(request, wanted.getKey());
            if (owner != null && !ExtendCodeFault.same(owner, wanted.getValue())) {
                return ExtendCodeFault.of(
                        "isv.ONE_CODE_MULTIPLE_SIGN", "extendCodeTaken", wanted.getKey(), wanted.getValue(), owner);
            }
        }
        return null;
    }

    /** Its message is accepted. */
    public void grant(PreparedRequest.Judgeable request, PreparedRecipient recipient) {
        String digits = recipient.extendCode();
        if (digits != null && owner(request, digits) == null) {
            granted.put(code(request, digits), recipient.signature().name());
        }
    }

    private @Nullable String owner(PreparedRequest.Judgeable request, String digits) {
        ExtendCodes.Code code = code(request, digits);
        String newly = granted.get(code);
        if (newly != null) {
            return newly;
        }
        String owner = before.get(code);
        return owner != null && usable(owner, request) ? owner : null;
    }

    private static ExtendCodes.Code code(PreparedRequest.Judgeable request, String digits) {
        return new ExtendCodes.Code(request.accountId(), digits);
    }

    /** Whether the account can still send under the signature. */
    static boolean usable(String signature, PreparedRequest.Judgeable request) {
        return request.facts().signature(signature) != null;
    }
}
