/**
 * Messages to many people at once (S6.3), as their owners make, look at and stop them.
 *
 * <p>Of its own module it may touch {@code bulk.recipients}, {@code bulk.run} and {@code bulk.task}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "account",
            "account :: overview",
            "audit",
            "blacklist",
            "lookup",
            "notice",
            "platform",
            "record",
            "rulebook",
            "sending",
            "sending :: message",
            "sending :: number",
            "sending :: outbox",
            "sending :: record",
            "sending :: text",
            "signature",
            "tag",
            "template"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.bulk;
