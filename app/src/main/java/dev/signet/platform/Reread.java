package dev.signet.platform;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings kept in memory because they are asked for with every message. Their holder has them read again each second,
 * so that a change made on another node counts within that time, and at once after a change made on this one. While the
 * database is away the last known ones stay.
 */
public final class Reread<T> {

    public static final long EVERY_MILLIS = 1000;

    private final Logger log;
    private final String what;
    private final Supplier<T> read;
    private volatile T known;

    /**
     * @param holder whose log it is
     * @param what their name in the log
     * @param unread what holds until they were read for the first time
     */
    public Reread(Class<?> holder, String what, T unread, Supplier<T> read) {
        this.log = LoggerFactory.getLogger(holder);
        this.what = what;
        this.known = unread;
        this.read = read;
    }

    public T known() {
        return known;
    }

    /**
     * One read at a time: an older one must not come in after a newer. Who asks for the settings waits for none; who changed
     * them does, also for one that is under way: that may have begun before the change, which is to count once this returns.
     */
    public synchronized void again() {
        try {
            known = read.get();
        } catch (RuntimeException e) {
            log.warn("{} cannot be read, the last known ones stay: {}", what, e.toString());
        }
    }
}
