package dev.signet.api.ram;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** One action of RAM. */
final class RamAction extends ImmediateAction {

    private static final String VERSION = "2015-05-01";

    private final Function<RpcCall, Answer> act;

    private RamAction(String name, Function<RpcCall, Answer> act) {
        super(name, Family.NEWER);
        this.act = act;
    }

    static RpcAction answering(String name, Function<RpcCall, Answer> act) {
        return new RamAction(name, act);
    }

    /** Which answers no more than that it was done. */
    static RpcAction doing(String name, Consumer<RpcCall> act) {
        return new RamAction(name, call -> {
            act.accept(call);
            return Answer.object();
        });
    }

    @Override
    public Set<String> versions() {
        return Set.of(VERSION);
    }

    @Override
    protected Answer answer(RpcCall call) {
        return act.apply(call);
    }
}
