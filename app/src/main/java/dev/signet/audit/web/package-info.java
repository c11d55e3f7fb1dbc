/**
 * The auditor's door to the trail.
 *
 * <p>Of its own module it may touch {@code audit}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.audit.web;
