/** One message from request to durable acceptance, and its record afterwards. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.sending;
