/**
 * What is told to accounts: an event, its type, its payload.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: session",
            "account",
            "account :: overview",
            "audit",
            "blacklist",
            "carrier",
            "platform",
            "rulebook",
            "sending :: message",
            "sending :: notice",
            "sending :: number",
            "sending :: receipt",
            "sending :: record",
            "signature",
            "template"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.event;
