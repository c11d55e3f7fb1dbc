/**
 * How requests come in over the wire: how long their heads may be, and who waits for their bodies, for how long.
 *
 * <p>Of its own module it may touch {@code platform}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.intake;
