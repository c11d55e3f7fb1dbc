/**
 * The doors for people: login, who may pass where, and the administration of people.
 *
 * <p>Of its own module it may touch {@code access}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.access.web;
