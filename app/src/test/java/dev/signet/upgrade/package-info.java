/** What earlier versions left goes on in this one. */
@org.jspecify.annotations.NullMarked
package dev.signet.upgrade;
