/** The benchmark: Signet over HTTP with every check on, beside the raw limit of the database, in one run. */
@org.jspecify.annotations.NullMarked
package dev.signet.bench;
