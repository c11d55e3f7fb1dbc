package dev.signet.console.reference;

import dev.signet.platform.Bilingual;
import java.util.List;

/**
 * A parameter of a call of {@code /v1}, or a field of its body or answer.
 *
 * @param place {@code path}, {@code query} or {@code header}; empty for a field
 * @param depth how many objects are around it
 * @param choices what it may be; empty where that is no list
 */
record RestField(
        String name, String place, int depth, boolean required, String type, List<String> choices, Bilingual meaning) {}
