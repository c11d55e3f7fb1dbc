package dev.signet.api.sts;

import dev.signet.account.Principal;
import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells the caller who it is. */
@Component
class GetCallerIdentity extends ImmediateAction {

    GetCallerIdentity() {
        super("GetCallerIdentity", Family.NEWER);
    }

    @Override
    public Set<String> versions() {
        return Set.of(StsVersion.STS);
    }

    @Override
    protected Answer answer(RpcCall call) {
        Principal who = call.caller().principal();
        String account = Long.toString(who.accountId());
        String id = Long.toString(who.id());
        Answer answer = Answer.object().with("AccountId", account).with("Arn", who.arn());
        return switch (who.kind()) {
            case OWNER ->
                answer.with("IdentityType", "Account")
                        .with("PrincipalId", account)
                        .with("UserId", account);
            case USER ->
                answer.with("IdentityType", "RAMUser").with("PrincipalId", id).with("UserId", id);
            case ROLE ->
                answer.with("IdentityType", "AssumedRoleUser")
                        .with("PrincipalId", id + ":" + who.session())
                        .with("RoleId", id);
        };
    }
}
