package dev.signet.platform.intake;

/**
 * The server's threads, and as parts of them those that wait for bodies: whatever these wait for, the others serve who sends at
 * once.
 *
 * @param all serve somebody, or wait for whoever reads an answer slowly; a place belongs to an address
 * @param strangers wait for requests of which nobody knows yet whose they are; a place belongs to an address
 * @param known wait for requests whose head was signed; a place belongs to an account
 * @param brief wait for a moment only, where there is no such place: a body often comes just behind its head
 */
record WaitingThreads(Shares all, Shares strangers, Shares known, Shares brief) {

    private static final int PERCENT = 100;

    static WaitingThreads of(int threads, int percent) {
        int part = Math.max(1, threads * percent / PERCENT);
        int half = (part + 1) / 2;
        int quarter = (half + 1) / 2;
        return new WaitingThreads(
                new Shares(threads, Math.max(1, threads / 2)),
                new Shares(part, quarter),
                new Shares(part, half),
                new Shares(half, quarter));
    }
}
