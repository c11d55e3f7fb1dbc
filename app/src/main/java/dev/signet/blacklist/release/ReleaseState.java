package dev.signet.blacklist.release;

/** Where an application for a release stands. */
enum ReleaseState {
    UNDER_REVIEW,
    RELEASED,
    REFUSED
}
