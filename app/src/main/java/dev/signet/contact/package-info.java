/** Whom an account wants to be warned, and the warnings on their way to them. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.contact;
