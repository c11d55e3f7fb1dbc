package dev.signet.api.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.Closeable;

/** A value that can be read but must not stand in any body; the message says what would be right. */
final class RefusedValue extends JsonMappingException {

    RefusedValue(Closeable source, String rule) {
        super(source, rule);
    }
}
