package dev.signet.access.ram;

import java.time.Instant;
import java.util.List;

/**
 * A named set of what an account has, for which a policy can be attached.
 *
 * @param items {@code sign/云帆科技}, {@code template/SMS_1}, {@code task/7}, {@code tag/部门/市场} for all that have a tag
 */
public record ResourceGroup(long id, String name, String displayName, List<String> items, Instant createdAt) {}
