package dev.signet.logexport;

import dev.signet.carrier.Vendors;
import dev.signet.platform.time.ChinaTime;
import dev.signet.record.RecordMasks;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.record.SendRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A record in the columns of the send log (S8.4), times in UTC+8. */
@Component
class LogLine {

    static final List<String> COLUMNS = List.of(
            "send_time",
            "receive_time",
            "receiver",
            "signName",
            "templateId",
            "bill_type",
            "content",
            "sms_size",
            "status",
            "code",
            "mc_code",
            "delay",
            "vendor",
            "out_id",
            "biz_id",
            "watermark");

    private static final int BULK = 7;
    private static final String NO_NUMBER = "isv.MOBILE_NUMBER_ILLEGAL";

    private final RecordMasks masks;
    private final Vendors vendors;
    private final ActiveRulebook rulebook;

    LogLine(RecordMasks masks, Vendors vendors, ActiveRulebook rulebook) {
        this.masks = masks;
        this.vendors = vendors;
        this.rulebook = rulebook;
    }

    /** The cells, in the order of {@link #COLUMNS}; what is not known is empty. */
    List<String> of(SendRecord message, boolean masked, String watermark) {
        Duration delay = message.delay();
        return List.of(
                ChinaTime.text(message.acceptedAt()),
                time(message.endedAt()),
                masks.number(message, masked),
                message.signName(),
                message.templateCode(),
                String.valueOf(billType(message)),
                masks.content(message),
                String.valueOf(message.segments()),
                String.valueOf(message.log().code()),
                message.carrierCode() == null ? "" : message.carrierCode(),
                message.errorCode(),
                delay == null ? "" : String.valueOf(delay.toMillis()),
                vendor(message),
                message.outId() == null ? "" : message.outId(),
                message.bizId(),
                watermark);
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : ChinaTime.text(instant);
    }

    /** S8.4-1. */
    private static int billType(SendRecord message) {
        if (message.bulk()) {
            return BULK;
        }
        return switch (message.kind()) {
            case VERIFICATION -> 1;
            case NOTIFICATION -> 2;
            case PROMOTIONAL -> 6;
            case INTERNATIONAL -> 8;
        };
    }

    /**
     * The log's number of a network (S8.4-4), a table of the rulebook: the guide has none for the fifth network. What is
     * no number of anybody's belongs to none.
     */
    private String vendor(SendRecord message) {
        if (NO_NUMBER.equals(message.errorCode())) {
            return "";
        }
        Vendor vendor = vendors.of(String.valueOf(message.number()));
        return rulebook.current()
                .policies()
                .table("log-vendors")
                .row("network", vendor.name().toLowerCase(Locale.ROOT))
                .map(row -> row.get("vendor"))
                .orElse("");
    }
}
