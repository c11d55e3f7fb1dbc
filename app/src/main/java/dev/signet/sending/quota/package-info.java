/**
 * What the platform lets an account send in a day and a month: asked for by one of its people, agreed to by another.
 *
 * <p>Of its own module it may touch {@code sending.account} and {@code sending.limit}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.quota;
