/**
 * Files that prove an application: checked by content, stored, served to reviewers and the owner only.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.evidence;
