package dev.signet.api.gateway;

import dev.signet.access.AccessDenied;
import dev.signet.account.Principal;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.rules.access.Judgement;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a denial is answered: {@code NoPermission} with {@code AccessDeniedDetail}, which says nothing of policies. */
final class Denied {

    private Denied() {}

    static GatewayRefusal refusal(AccessDenied denied) {
        return new GatewayRefusal(
                GatewayCode.NO_PERMISSION.code(),
                GatewayCode.NO_PERMISSION.status(),
                GatewayCode.NO_PERMISSION.message() + " " + denied.message().en(),
                Map.of("AccessDeniedDetail", detail(denied)));
    }

    static Map<String, Object> detail(AccessDenied denied) {
        Principal principal = denied.principal();
        Judgement judgement = denied.judgement();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("AuthAction", denied.action());
        detail.put("AuthPrincipalType", DenialWords.principalType(principal));
        detail.put("AuthPrincipalOwnerId", Long.toString(principal.accountId()));
        detail.put("AuthPrincipalDisplayName", DenialWords.displayName(principal));
        detail.put(
                "NoPermissionType",
                judgement.outcome() == Judgement.Outcome.EXPLICIT_DENY ? "ExplicitDeny" : "ImplicitDeny");
        detail.put("PolicyType", DenialWords.policyType(judgement.layer()));
        detail.put("EncodedDiagnosticMessage", denied.diagnosis());
        return detail;
    }
}
