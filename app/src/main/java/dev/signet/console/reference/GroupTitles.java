package dev.signet.console.reference;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;

/** What the parts of the reference are called; a part that nobody has named yet shows the word of its path. */
final class GroupTitles {

    private static final Wording TEXTS = Wording.of("reference");

    public Bilingual of(String door, String group) {
        String key = "group." + door + "." + group;
        return TEXTS.has(key) ? TEXTS.text(key) : new Bilingual(group, group);
    }
}
