/** Messages to many people at once: recipient lists, tasks with a time, their running and their outcome (S6.3). */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.bulk;
