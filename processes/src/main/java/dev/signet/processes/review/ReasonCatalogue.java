package dev.signet.processes.review;

/** The catalogue of rejection reasons (domain-rules 4.3). */
public interface ReasonCatalogue {

    /** Whether the catalogue has this reason for this kind of application. */
    boolean has(String kind, String code);
}
