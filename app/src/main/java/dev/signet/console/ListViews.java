package dev.signet.console;

import java.util.Map;

/** For templates: how their reader looks at each list. */
public final class ListViews {

    private final Map<String, String> kept;

    ListViews(Map<String, String> kept) {
        this.kept = kept;
    }

    /** @param list its name, {@code signatures} */
    public ListView of(String list) {
        return ListView.parse(kept.get(Preferences.LIST + list));
    }
}
