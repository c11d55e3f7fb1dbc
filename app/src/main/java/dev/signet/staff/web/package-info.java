/**
 * The doors for people: login, who may pass where, and the administration of people.
 *
 * <p>Of its own module it may touch {@code staff} and {@code staff.factor}.
 */
@org.springframework.modulith.NamedInterface("web")
@org.jspecify.annotations.NullMarked
package dev.signet.staff.web;
