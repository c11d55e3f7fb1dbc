package dev.signet.access.ram;

import dev.signet.rules.access.PolicyType;

/** Which policy: the platform's own and the account's may have the same name. */
public record PolicyRef(PolicyType type, String name) {}
