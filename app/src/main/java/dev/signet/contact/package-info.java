/**
 * Whom an account wants to be warned, and the warnings on their way to them.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "audit", "notice", "platform", "rulebook", "sending", "sending :: notice"})
@org.jspecify.annotations.NullMarked
package dev.signet.contact;
