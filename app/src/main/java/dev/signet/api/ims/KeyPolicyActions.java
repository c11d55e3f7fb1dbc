package dev.signet.api.ims;

import dev.signet.access.login.AccountAliases;
import dev.signet.access.ram.KeyPolicies;
import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From where access keys may be used, of a single key and of the account's. */
@Component
class KeyPolicyActions implements RpcActions {

    private static final String VERSION = "2019-08-15";
    private static final String POLICY = "AccessKeyPolicy";

    private final KeyPolicies policies;
    private final AccountAliases aliases;

    KeyPolicyActions(KeyPolicies policies, AccountAliases aliases) {
        this.policies = policies;
        this.aliases = aliases;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                new Action("SetAccessKeyPolicy", call -> {
                    policies.set(call.caller(), user(call), key(call), policy(call));
                    return Answer.object();
                }),
                new Action(
                        "GetAccessKeyPolicy",
                        call -> Answer.object()
                                .with("AccessKeyId", key(call))
                                .with(
                                        POLICY,
                                        policies.of(call.caller(), user(call), key(call))
                                                .orElse(""))),
                new Action("SetAccessKeyPolicyForAccount", call -> {
                    policies.setForAccount(call.caller(), policy(call));
                    return Answer.object();
                }),
                new Action(
                        "GetAccessKeyPolicyForAccount",
                        call -> Answer.object()
                                .with(
                                        POLICY,
                                        policies.ofAccount(call.accountId()).orElse(""))));
    }

    /** Null where it is given and empty: there is to be none. */
    private static @Nullable String policy(RpcCall call) {
        return call.isGiven(POLICY) && call.text(POLICY) == null ? null : call.requiredText(POLICY);
    }

    private static String key(RpcCall call) {
        return call.requiredText("UserAccessKeyId");
    }

    /** Users are named as they log in, {@code alice@alias}; nobody is where the key is the caller's own. */
    private @Nullable String user(RpcCall call) {
        String name = call.text("UserPrincipalName");
        return name == null ? null : aliases.userOf(call.accountId(), name);
    }

    private static final class Action extends ImmediateAction {

        private final Function<RpcCall, Answer> act;

        Action(String name, Function<RpcCall, Answer> act) {
            super(name, Family.NEWER);
            this.act = act;
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
}
