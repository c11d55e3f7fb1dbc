package dev.signet.review;

/** {@code <kind>:<id>}, fixed for the life of a process instance. */
final class BusinessKey {

    private BusinessKey() {}

    static String of(String kind, long id) {
        return kind + ":" + id;
    }
}
