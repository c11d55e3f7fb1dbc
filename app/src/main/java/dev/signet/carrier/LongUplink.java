package dev.signet.carrier;

import dev.signet.carrier.smpp.DataCoding;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A long uplink with the parts that are there.
 *
 * @param round which text under its reference it is: phones begin theirs anew
 * @param parts of one text, in their order
 */
record LongUplink(int round, List<UplinkPart> parts) {

    LongUplink {
        parts = parts.stream()
                .sorted(Comparator.comparingInt(part -> part.segment().number()))
                .toList();
    }

    UplinkPart first() {
        return parts.get(0);
    }

    boolean isWhole() {
        return parts.size() == first().segment().total();
    }

    UplinkMessage message() {
        UplinkPart first = first();
        DataCoding.Reading reading = reading();
        return new UplinkMessage(
                first.carrier(),
                id(),
                first.from(),
                first.to(),
                reading.text(),
                reading.exact() ? null : new UplinkMessage.Unread(first.dataCoding(), octets()),
                parts.stream()
                        .map(UplinkPart::receivedAt)
                        .max(Instant::compareTo)
                        .orElseThrow());
    }

    /** Where a part ends in the middle of a character, only all octets together can be read. */
    private DataCoding.Reading reading() {
        if (parts.stream().allMatch(part -> part.dataCoding() == first().dataCoding())) {
            return DataCoding.read(first().dataCoding(), octets());
        }
        List<DataCoding.Reading> each = parts.stream()
                .map(part -> DataCoding.read(part.dataCoding(), part.octets()))
                .toList();
        return new DataCoding.Reading(
                each.stream().map(DataCoding.Reading::text).collect(Collectors.joining()),
                each.stream().allMatch(DataCoding.Reading::exact));
    }

    private byte[] octets() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(part.octets()));
        return all.toByteArray();
    }

    /** The same on every node that finds the parts together, so that the text counts once. */
    private String id() {
        String given = first().carrierMessageId();
        String id = given == null ? ownId() : given;
        return isWhole()
                ? id
                : parts.stream()
                        .map(part -> Integer.toString(part.segment().number()))
                        .collect(Collectors.joining(",", id + "/", ""));
    }

    private String ownId() {
        Instant since = parts.stream()
                .map(UplinkPart::receivedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return "long-" + first().from() + "-" + first().segment().reference() + "-" + since.toEpochMilli();
    }
}
