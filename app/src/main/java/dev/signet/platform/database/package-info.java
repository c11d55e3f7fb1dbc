/**
 * The two database planes, their schemas, and the MariaDB that Signet brings along when none is configured.
 *
 * <p>Of its own module it may touch {@code platform}, {@code platform.secret} and {@code platform.start}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.database;
