/** People who work for the platform: their login, groups and what each group may do, in the engine, its web pages and ours. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.access;
