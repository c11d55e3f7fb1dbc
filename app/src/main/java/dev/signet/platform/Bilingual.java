package dev.signet.platform;

import java.util.function.UnaryOperator;

/** One sentence or name for people, in both languages of the product. */
public record Bilingual(String zh, String en) {

    /** For people who read either: {@code 通过 / approved}. */
    public String both() {
        return zh + " / " + en;
    }

    /** Whole sentences, one behind the other, for people who read either. */
    public String joined() {
        return zh + " " + en;
    }

    public Bilingual map(UnaryOperator<String> change) {
        return new Bilingual(change.apply(zh), change.apply(en));
    }

    public Bilingual plus(Bilingual next) {
        return new Bilingual(zh + next.zh, en + next.en);
    }
}
