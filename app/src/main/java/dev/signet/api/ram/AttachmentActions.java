package dev.signet.api.ram;

import dev.signet.access.ram.Attachments;
import dev.signet.access.ram.Attachments.Attached;
import dev.signet.access.ram.Attachments.Holder;
import dev.signet.access.ram.Grantee;
import dev.signet.access.ram.GranteeKind;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who has which policy: the same three actions for users, groups and roles, and the way back. */
@Component
class AttachmentActions implements RpcActions {

    private final Attachments attachments;

    AttachmentActions(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public List<RpcAction> all() {
        List<RpcAction> actions = new ArrayList<>();
        for (GranteeKind kind : GranteeKind.values()) {
            actions.add(RamAction.doing(
                    "AttachPolicyTo" + kind.wire(),
                    call -> attachments.attach(
                            call.caller(), grantee(kind, call), List.of(RamWire.policy(call)), scope(call))));
            actions.add(RamAction.doing(
                    "DetachPolicyFrom" + kind.wire(),
                    call -> attachments.detach(call.caller(), grantee(kind, call), RamWire.policy(call), scope(call))));
            actions.add(RamAction.answering(
                    "ListPoliciesFor" + kind.wire(),
                    call -> RamWire.list(
                            "Policies",
                            "Policy",
                            attachments.of(call.accountId(), grantee(kind, call)),
                            AttachmentActions::row)));
        }
        actions.add(RamAction.answering("ListEntitiesForPolicy", this::holders));
        return actions;
    }

    private static Grantee grantee(GranteeKind kind, RpcCall call) {
        return new Grantee(kind, call.requiredText(kind.wire() + "Name"));
    }

    /** Not of this API's own: for a resource group, where the call names one. */
    private static @Nullable String scope(RpcCall call) {
        return call.text("ResourceGroupId");
    }

    private static Answer row(Attached attached) {
        return PolicyActions.brief(attached.policy())
                .with("AttachDate", RamWire.time(attached.since()))
                .with("ResourceGroupId", attached.resourceGroup());
    }

    private Answer holders(RpcCall call) {
        Map<GranteeKind, List<Holder>> holders = attachments.holders(call.accountId(), RamWire.policy(call)).stream()
                .collect(Collectors.groupingBy(Holder::kind));
        Answer answer = Answer.object();
        for (GranteeKind kind : GranteeKind.values()) {
            answer.with(
                    kind.wire() + "s",
                    Answer.object()
                            .withEach(
                                    kind.wire(),
                                    holders.getOrDefault(kind, List.of()),
                                    holder -> holder(call.accountId(), holder)));
        }
        return answer;
    }

    private static Answer holder(long accountId, Holder holder) {
        String kind = holder.kind().wire();
        Answer row = Answer.object()
                .with(kind + "Id", Long.toString(holder.id()))
                .with(kind + "Name", holder.name())
                .with("AttachDate", RamWire.time(holder.since()));
        return switch (holder.kind()) {
            case USER -> row.with("DisplayName", holder.about());
            case GROUP -> row.with("Comments", holder.about());
            case ROLE -> row.with("Description", holder.about()).with("Arn", RamWire.roleArn(accountId, holder.name()));
        };
    }
}
