/** People who work for the platform: one login for Tasklist, engine REST and the product's own pages. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.access;
