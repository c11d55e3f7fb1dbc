/**
 * What messages and packages cost, as the rulebook says.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.NamedInterface("price")
@org.jspecify.annotations.NullMarked
package dev.signet.billing.price;
