/**
 * Templates: registration, review, deletion. The aggregate owns its transitions.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "application",
            "audit",
            "evidence",
            "notice",
            "platform",
            "rulebook",
            "signature",
            "tag"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.template;
