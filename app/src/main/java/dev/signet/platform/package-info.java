/** What every domain stands on: clock, database planes, typed refusals, change notices. Knows no domain. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package dev.signet.platform;
