package dev.signet.api.ram;

import dev.signet.access.ram.AccessPolicies;
import dev.signet.access.ram.AccessPolicy;
import dev.signet.access.ram.PolicyRef;
import dev.signet.access.ram.PolicyVersion;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Policies and their versions. */
@Component
class PolicyActions implements RpcActions {

    private static final String ROTATES = "DeleteOldestNonDefaultVersionWhenLimitExceeded";
    private static final String STAYS = "None";

    private final AccessPolicies policies;

    PolicyActions(AccessPolicies policies) {
        this.policies = policies;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.answering(
                        "CreatePolicy",
                        call -> one(
                                policies.create(call.caller(), name(call), call.text("Description"), document(call)))),
                RamAction.answering("GetPolicy", this::get),
                RamAction.answering("ListPolicies", this::list),
                RamAction.answering(
                        "UpdatePolicyDescription",
                        call -> one(policies.describe(call.caller(), name(call), call.requiredText("NewDescription")))),
                RamAction.doing("DeletePolicy", call -> policies.delete(call.caller(), name(call))),
                RamAction.answering("CreatePolicyVersion", this::addVersion),
                RamAction.answering(
                        "GetPolicyVersion",
                        call -> Answer.object()
                                .with(
                                        "PolicyVersion",
                                        version(policies.version(
                                                call.accountId(), RamWire.policy(call), RamWire.version(call))))),
                RamAction.answering(
                        "ListPolicyVersions",
                        call -> RamWire.list(
                                "PolicyVersions",
                                "PolicyVersion",
                                policies.versions(call.accountId(), RamWire.policy(call)),
                                PolicyActions::version)),
                RamAction.doing(
                        "SetDefaultPolicyVersion",
                        call -> policies.setDefault(call.caller(), name(call), RamWire.version(call))),
                RamAction.doing(
                        "DeletePolicyVersion",
                        call -> policies.deleteVersion(call.caller(), name(call), RamWire.version(call))));
    }

    private Answer get(RpcCall call) {
        PolicyRef ref = RamWire.policy(call);
        AccessPolicy policy = policies.get(call.accountId(), ref);
        PolicyVersion counts = policies.version(call.accountId(), ref, policy.defaultVersion());
        return Answer.object()
                .with("Policy", row(policy).with("PolicyDocument", counts.document()))
                .with("DefaultPolicyVersion", version(counts));
    }

    private Answer list(RpcCall call) {
        String type = call.text("PolicyType");
        return RamWire.list(
                "Policies",
                "Policy",
                policies.list(call.accountId(), type == null ? null : RamWire.type(type), RamWire.page(call)),
                PolicyActions::row);
    }

    private Answer addVersion(RpcCall call) {
        String strategy = call.text("RotateStrategy");
        if (strategy != null && !strategy.equals(ROTATES) && !strategy.equals(STAYS)) {
            throw RpcCall.invalid("RotateStrategy", strategy, STAYS + " or " + ROTATES);
        }
        return Answer.object()
                .with(
                        "PolicyVersion",
                        version(policies.addVersion(
                                call.caller(),
                                name(call),
                                document(call),
                                Boolean.TRUE.equals(call.booleanValue("SetAsDefault")),
                                ROTATES.equals(strategy))));
    }

    private static String name(RpcCall call) {
        return call.requiredText("PolicyName");
    }

    private static String document(RpcCall call) {
        return call.requiredText("PolicyDocument");
    }

    private static Answer one(AccessPolicy policy) {
        return Answer.object().with("Policy", row(policy));
    }

    static Answer brief(AccessPolicy policy) {
        return Answer.object()
                .with("PolicyName", policy.ref().name())
                .with("PolicyType", RamWire.type(policy.ref().type()))
                .with("Description", policy.description())
                .with("DefaultVersion", RamWire.version(policy.defaultVersion()));
    }

    private static Answer row(AccessPolicy policy) {
        return brief(policy)
                .with("AttachmentCount", policy.attachments())
                .with("CreateDate", RamWire.time(policy.createdAt()))
                .with("UpdateDate", RamWire.time(policy.updatedAt()));
    }

    private static Answer version(PolicyVersion version) {
        return Answer.object()
                .with("VersionId", RamWire.version(version.version()))
                .with("IsDefaultVersion", version.isDefault())
                .with("PolicyDocument", version.document())
                .with("CreateDate", RamWire.time(version.createdAt()));
    }
}
