/** The actions on signatures: wire fields in, use case, wire fields out. */
@org.jspecify.annotations.NullMarked
package dev.signet.api.signature;
