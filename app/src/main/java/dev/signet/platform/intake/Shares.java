package dev.signet.platform.intake;

import java.util.HashMap;
import java.util.Map;

/** Places that are few: nobody gets more than a part of them, so that one who takes many leaves some to others. */
public final class Shares {

    private final int all;
    private final int each;
    private final Map<String, Integer> byOwner = new HashMap<>();
    private int taken;

    /**
     * @param all places there are
     * @param each of them that one owner may have at a time
     */
    public Shares(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** @return whether there was a place; if so, it is given back by {@link #leave} */
    public synchronized boolean take(String owner) {
        int own = byOwner.getOrDefault(owner, 0);
        if (taken == all || own == each) {
            return false;
        }
        byOwner.put(owner, own + 1);
        taken++;
        return true;
    }

    public synchronized void leave(String owner) {
        Integer own = byOwner.get(owner);
        if (own == null) {
            throw new IllegalStateException("'" + owner + "' has no place to leave");
        }
        if (own == 1) {
            byOwner.remove(owner);
        } else {
            byOwner.put(owner, own - 1);
        }
        taken--;
    }

    public synchronized int taken() {
        return taken;
    }
}
