/** The actions with which accounts get at what comes back. */
@org.jspecify.annotations.NullMarked
package dev.signet.api.receipt;
