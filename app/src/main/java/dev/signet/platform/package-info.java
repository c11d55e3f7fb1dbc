/**
 * What every domain stands on: database planes, typed refusals, change notices. Knows no domain.
 *
 * <p>Of its own module it may touch {@code platform.node} and {@code platform.text}.
 */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package dev.signet.platform;
