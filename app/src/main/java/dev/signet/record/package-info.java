/**
 * The send records as people look them up: filters, states, reasons of failures, masks (发送记录查询).
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "staff",
            "access",
            "account",
            "audit",
            "lookup",
            "platform",
            "rulebook",
            "sending :: message",
            "sending :: number",
            "sending :: record",
            "sending :: text",
            "template"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.record;
