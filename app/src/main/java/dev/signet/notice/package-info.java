/**
 * The message centre (消息中心): what an account, or one person of it, is told and may read again. Domains tell, in the
 * transaction of what they tell; kinds and words are files. And what the platform announces to all.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "audit", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.notice;
