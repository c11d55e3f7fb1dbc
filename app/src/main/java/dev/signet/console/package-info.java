/**
 * The frame of every page of the console: navigation, language, look, permission at the door and what is said when
 * something is refused. Pages themselves live with their domains, which never need this package.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "account", "api :: gateway", "api :: rest", "notice", "platform", "staff"})
@org.jspecify.annotations.NullMarked
package dev.signet.console;
