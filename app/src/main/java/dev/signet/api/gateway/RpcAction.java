package dev.signet.api.gateway;

import dev.signet.api.wire.Answer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One action of the public API. Implementations are beans; the gateway finds them by version and {@link #name()}. */
public interface RpcAction {

    /** As on the wire, case-sensitive: {@code SendSms}. */
    String name();

    /**
     * Serves one authenticated call. Expected refusals are thrown as {@link dev.signet.platform.Refusal} or come out
     * of the future; the gateway turns them into the documented codes.
     */
    CompletableFuture<Answer> call(RpcCall call);

    /** The versions of the API that have this action. */
    default Set<String> versions() {
        return Set.of(Gateway.VERSION);
    }

    /** How refusals travel: the classic actions answer HTTP 200 with a business code, the newer ones HTTP 400 or 404. */
    default Family family() {
        return Family.CLASSIC;
    }

    /** Whether the body carries files, and so may be large. */
    default boolean carriesFiles() {
        return false;
    }

    /** Whether the action spends the call's nonce itself, in the transaction of what it does. */
    default boolean spendsNonce() {
        return false;
    }

    /** The two generations of actions. */
    enum Family {
        CLASSIC,
        NEWER
    }
}
