package dev.signet.platform.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads JSON as the bodies of requests are read: whatever is not understood is a mistake.
 *
 * @param mapper of the bodies of requests
 */
public record StrictJson(ObjectMapper mapper) {

    /**
     * What is kept, with the fields that somebody gives in place of those it has.
     *
     * @throws JsonProcessingException naming the field that is unknown, or whose value is none of its type
     */
    public <T> T patched(T kept, ObjectNode given, Class<T> type) throws JsonProcessingException {
        ObjectNode merged = mapper.valueToTree(kept);
        merged.setAll(given);
        return mapper.treeToValue(merged, type);
    }
}
