/** Templates: registration, review, deletion. The aggregate owns its transitions. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.template;
