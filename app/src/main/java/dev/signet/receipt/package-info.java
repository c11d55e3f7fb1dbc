/** What comes back: delivery reports and uplink messages, and the events made of them. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.receipt;
