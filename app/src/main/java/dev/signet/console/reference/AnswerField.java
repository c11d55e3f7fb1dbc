package dev.signet.console.reference;

import dev.signet.platform.Bilingual;

/**
 * A field of an answer.
 *
 * @param name from where its object begins: {@code Users.User[]}
 * @param depth how many objects with a line of their own are around it
 * @param type {@code text}, {@code int}, {@code long}, {@code boolean}, or {@code object}; a list ends in {@code []}
 */
record AnswerField(String name, int depth, String type, Bilingual meaning, String example) {

    static final String LIST = "[]";
    static final String OBJECT = "object";

    boolean isObject() {
        return type.startsWith(OBJECT);
    }
}
