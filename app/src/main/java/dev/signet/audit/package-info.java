/** Who did what, when: an append-only trail written in the transaction of the act. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.audit;
