package dev.signet.platform.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * Places that are few: nobody gets more than a part of them, so that one who takes many leaves some to others. Once half are
 * taken the part shrinks to half of what is left, so that many who take as much as they get leave some as well.
 */
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
        if (taken == all || own == each || isTooManyOf(all, taken, own)) {
            return false;
        }
        byOwner.put(owner, own + 1);
        taken++;
        return true;
    }

    /** Whether whoever has some has enough of them. */
    static boolean isTooManyOf(int all, int taken, long own) {
        return taken > all / 2 && own > 0 && own >= (all - taken) / 2;
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
