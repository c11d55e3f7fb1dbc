/**
 * The facts a rulebook judges: immutable records, one per kind of question. A component that is {@code null} means
 * "unknown: the door could not carry it"; a norm answers that with a person, never with a refusal.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.rules.fact;
