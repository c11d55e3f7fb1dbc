/** The public edge: wire protocol, one handler per action, one place where refusals become codes. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.api;
