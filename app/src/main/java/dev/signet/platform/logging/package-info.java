/**
 * What a line of the log may look like, whoever wrote it.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.logging;
