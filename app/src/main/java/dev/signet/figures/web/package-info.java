/**
 * An account's figures over HTTP.
 *
 * <p>Of its own module it may touch {@code figures} and {@code figures.view}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.figures.web;
