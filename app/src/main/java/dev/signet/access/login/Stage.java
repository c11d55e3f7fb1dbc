package dev.signet.access.login;

/** How far a login has come: what is asked next, or that it is finished. */
public enum Stage {
    SECOND_FACTOR,
    NEW_PASSWORD,
    ENROLMENT,
    OPEN
}
