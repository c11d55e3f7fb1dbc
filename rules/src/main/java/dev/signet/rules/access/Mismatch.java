package dev.signet.rules.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a statement is not about a request.
 *
 * @param element Action, NotAction, Resource, Principal, or the operator of a condition
 * @param key what the condition looks at, {@code acs:SourceIp}; empty where it is no condition
 * @param wanted what the policy names, as it is written
 * @param got what the request has; null where it has none
 */
public record Mismatch(
        Part part,
        String element,
        String key,
        List<String> wanted,
        @Nullable String got) {

    /** The part of a statement that does not fit. */
    public enum Part {
        /** The policy counts within a resource group, and the resource is not in it. */
        SCOPE,
        ACTION,
        RESOURCE,
        PRINCIPAL,
        CONDITION
    }
}
