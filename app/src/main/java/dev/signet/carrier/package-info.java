/** Channels outwards: SMPP sessions, dispatch, and the simulator that stands in for a carrier. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.carrier;
