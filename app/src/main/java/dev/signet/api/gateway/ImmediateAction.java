package dev.signet.api.gateway;

import dev.signet.api.wire.Answer;
import java.util.concurrent.CompletableFuture;

/** An action that has its answer when it returns: everything of the control plane. */
public abstract class ImmediateAction implements RpcAction {

    private final String name;
    private final Family family;

    protected ImmediateAction(String name, Family family) {
        this.name = name;
        this.family = family;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Family family() {
        return family;
    }

    @Override
    public final CompletableFuture<Answer> call(RpcCall call) {
        return CompletableFuture.completedFuture(answer(call));
    }

    protected abstract Answer answer(RpcCall call);
}
