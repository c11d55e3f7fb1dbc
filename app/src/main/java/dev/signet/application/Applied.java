package dev.signet.application;

/** What somebody applied for, as its domain keeps it. */
public interface Applied {

    long id();
}
