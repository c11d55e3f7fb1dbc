/** What a line of the log may look like, whoever wrote it. */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.logging;
