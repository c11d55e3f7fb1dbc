/**
 * The API of bulk tasks.
 *
 * <p>Of its own module it may touch {@code bulk} and {@code bulk.task}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.bulk.web;
