/** Customers of the platform, their state, access keys and settings. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.account;
