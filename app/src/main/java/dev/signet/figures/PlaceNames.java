package dev.signet.figures;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import org.jspecify.annotations.Nullable;

/** What values of {@link Dimension#PLACE} are called. */
public final class PlaceNames {

    private static final Wording TEXTS = Wording.of("figures");

    private PlaceNames() {}

    /** Name of a province of the mainland, or of the mainland itself; null of any other place. */
    public static @Nullable Bilingual of(String place) {
        String key = "place." + place;
        return TEXTS.has(key) ? TEXTS.text(key) : null;
    }
}
