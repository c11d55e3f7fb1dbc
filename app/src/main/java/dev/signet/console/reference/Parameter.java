package dev.signet.console.reference;

import dev.signet.platform.Bilingual;
import java.util.List;

/**
 * What an action is given.
 *
 * @param name on the wire; {@code .N} in it stands for 1, 2 and so on
 * @param choices what it may be; empty where that is no list
 * @param example one that fits; empty where none is typical
 */
record Parameter(String name, Need need, Kind kind, List<String> choices, Bilingual meaning, String example) {

    private static final String NUMBERED = ".N";

    enum Need {
        YES,
        NO,
        /** Clients send it, and it is not looked at. */
        UNREAD
    }

    enum Kind {
        TEXT,
        INT,
        LONG,
        BOOLEAN,
        JSON,
        /** A password: not shown where it is typed, and not written into examples. */
        SECRET
    }

    public boolean isRequired() {
        return need == Need.YES;
    }

    public boolean isRead() {
        return need != Need.UNREAD;
    }

    public boolean isNumbered() {
        return name.contains(NUMBERED);
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }

    /** Whether it is written over several lines. */
    public boolean isLong() {
        return isNumbered() || kind == Kind.JSON || name.endsWith("Content") || name.equals("Remark");
    }

    /** What one chooses from; empty where it is typed. */
    public List<String> options() {
        return kind == Kind.BOOLEAN ? List.of("true", "false") : choices;
    }

    /** Of the n-th item; its own name where there is one only. */
    String numbered(int n) {
        return name.replace(NUMBERED, "." + n);
    }
}
