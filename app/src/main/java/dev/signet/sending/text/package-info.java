/**
 * The texts of messages and refusals: templates cut at their variables, parameters read, faults with advice.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.NamedInterface("text")
@org.jspecify.annotations.NullMarked
package dev.signet.sending.text;
