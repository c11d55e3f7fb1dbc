/**
 * What all of {@code /v1/**} shares beside authentication: the error body and the API description.
 *
 * <p>Of its own module it may touch {@code api.gateway} and {@code api.wire}.
 */
@org.springframework.modulith.NamedInterface("rest")
@org.jspecify.annotations.NullMarked
package dev.signet.api.rest;
