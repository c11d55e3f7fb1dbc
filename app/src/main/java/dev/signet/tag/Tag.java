package dev.signet.tag;

import dev.signet.rules.text.Unseen;

/**
 * A key with its value, which may be empty; letter case tells two apart (S13.1-1). What stands around them unseen, as a
 * copied text has it, is no part of them.
 */
public record Tag(String key, String value) {

    public Tag {
        key = Unseen.strip(key);
        value = Unseen.strip(value);
    }
}
