/**
 * Send records as files: applied for, approved by norms or officers, produced in the background, kept for a while.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "account",
            "account :: overview",
            "application",
            "audit",
            "carrier",
            "platform",
            "record",
            "rulebook",
            "sending :: message",
            "sending :: record",
            "staff"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.logexport;
