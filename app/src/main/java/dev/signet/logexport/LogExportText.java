package dev.signet.logexport;

import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import dev.signet.sending.record.RecordFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An export in words that may stand in lists and on record: numbers masked. */
final class LogExportText {

    private static final Wording TEXTS = Wording.of("logexport");

    private LogExportText() {}

    /** What narrows the records, by the names of {@link RecordFilter}. */
    static Map<String, String> filter(RecordFilter filter) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("from", filter.from().toString());
        told.put("to", filter.to().toString());
        put(told, "number", filter.number() == null ? null : Masks.phone(filter.phoneNumber()));
        put(told, "signName", filter.signName());
        put(told, "template", filter.templateCodes() == null ? null : String.join(",", filter.templateCodes()));
        put(told, "kind", filter.kind());
        put(told, "state", filter.state());
        put(told, "errorCode", filter.errorCode());
        return told;
    }

    /** 导出内容: the filter in one line. */
    static String content(RecordFilter filter) {
        return filter(filter).entrySet().stream()
                .map(entry -> TEXTS.zh("filter." + entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining("；"));
    }

    private static void put(Map<String, String> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value.toString());
        }
    }
}
