package dev.signet.api.gateway;

import dev.signet.account.Principal;
import dev.signet.rules.access.Judgement;

/** How Alibaba's answers name who was denied, and by what sort of policy. */
public final class DenialWords {

    private DenialWords() {}

    public static String principalType(Principal principal) {
        return switch (principal.kind()) {
            case OWNER -> "Account";
            case USER -> "SubUser";
            case ROLE -> "AssumedRoleUser";
        };
    }

    /** Of a session the role and what the session is called. */
    public static String displayName(Principal principal) {
        return principal.kind() == Principal.Kind.ROLE
                ? principal.name() + ":" + principal.session()
                : principal.name();
    }

    public static String policyType(Judgement.Layer layer) {
        return switch (layer) {
            case TRUST -> "AssumeRolePolicy";
            case SESSION -> "SessionPolicy";
            case ACCOUNT -> "AccountLevelIdentityBasedPolicy";
            case RESOURCE_GROUP -> "ResourceGroupLevelIdentityBasedPolicy";
        };
    }
}
