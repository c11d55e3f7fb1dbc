package dev.signet.api.sts;

import dev.signet.access.RoleSessions;
import dev.signet.account.Principal;
import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Temporary credentials of a role, for a user or for another session. */
@Component
class AssumeRole extends ImmediateAction {

    private final RoleSessions sessions;

    AssumeRole(RoleSessions sessions) {
        super("AssumeRole", Family.NEWER);
        this.sessions = sessions;
    }

    @Override
    public Set<String> versions() {
        return Set.of(StsVersion.STS);
    }

    @Override
    protected Answer answer(RpcCall call) {
        RoleSessions.Wish wish = new RoleSessions.Wish(
                call.requiredText("RoleArn"),
                call.requiredText("RoleSessionName"),
                call.longValue("DurationSeconds", 0, Integer.MAX_VALUE),
                call.text("Policy"));
        RoleSessions.Granted granted = sessions.assume(call.caller(), call.securityToken(), wish, call.origin());
        Principal who = granted.principal();
        return Answer.object()
                .with(
                        "Credentials",
                        Answer.object()
                                .with("AccessKeyId", granted.keyId())
                                .with("AccessKeySecret", granted.secret())
                                .with("SecurityToken", granted.token())
                                .with("Expiration", granted.expiresAt().toString()))
                .with(
                        "AssumedRoleUser",
                        Answer.object()
                                .with(
                                        "Arn",
                                        "acs:ram::" + who.accountId() + ":role/" + who.name() + "/" + who.session())
                                .with("AssumedRoleId", who.id() + ":" + who.session()));
    }
}
