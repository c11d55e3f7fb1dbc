package dev.signet.figures.view;

import dev.signet.figures.Dimension;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What values of {@link Dimension#PLACE} are called. */
public final class PlaceNames {

    private static final Wording TEXTS = Wording.of("figures");

    private PlaceNames() {}

    /** What any place is called: a province, a country, or that it is not known. */
    public static Bilingual anywhere(String place) {
        if (place.isEmpty()) {
            return TEXTS.text("place.unknown");
        }
        Bilingual known = of(place);
        if (known != null) {
            return known;
        }
        String region = "region." + place;
        Locale country = new Locale.Builder().setRegion(place).build();
        return TEXTS.has(region)
                ? TEXTS.text(region)
                : new Bilingual(
                        country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE),
                        country.getDisplayCountry(Locale.ENGLISH));
    }

    /** Name of a province of the mainland, or of the mainland itself; null of any other place. */
    public static @Nullable Bilingual of(String place) {
        String key = "place." + place;
        return TEXTS.has(key) ? TEXTS.text(key) : null;
    }
}
