/** The two database planes, their schemas, and the MariaDB that Signet brings along when none is configured. */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.database;
