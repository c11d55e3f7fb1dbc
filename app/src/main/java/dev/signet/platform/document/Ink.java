package dev.signet.platform.document;

import java.awt.Color;

/** The colours of reports: those of the console's light face, dark enough to be printed. */
enum Ink {
    TEXT(0x1a1f27),
    SOFT(0x525b69),
    LINE(0xc9ced6),
    FINE(0xe4e7ec),
    SHADE(0xf5f6f8),
    FIRST(0x0f8b8d),
    SECOND(0xb7791f),
    THIRD(0x7c4dbe),
    FOURTH(0x1e5bd6);

    final Color color;

    Ink(int rgb) {
        this.color = new Color(rgb);
    }
}
