package dev.signet.platform;

/** Whether the control plane's database answers, as the last look at it found; asking costs nothing. */
public interface DatabaseAvailability {

    boolean isAway();
}
