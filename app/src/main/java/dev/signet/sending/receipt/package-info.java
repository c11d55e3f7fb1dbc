/**
 * Delivery receipts (状态报告) matched with the parts that carriers took.
 *
 * <p>Of its own module it may touch {@code sending.message} and {@code sending.store}.
 */
@org.springframework.modulith.NamedInterface("receipt")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.receipt;
