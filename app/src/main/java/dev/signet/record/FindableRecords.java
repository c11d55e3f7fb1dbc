package dev.signet.record;

import dev.signet.lookup.Findable;
import dev.signet.lookup.Found;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Masks;
import dev.signet.platform.text.WholeNumber;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.record.RecordFilter;
import dev.signet.sending.record.RecordFilter.Origin;
import dev.signet.sending.record.SendRecord;
import dev.signet.sending.record.SendRecords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Messages are found by their ids, requests by the BizId, which tells its day, or by the RequestId, which tells nothing: it
 * is looked for among the messages of the last days, and no further than the rulebook says. Numbers lead to their records.
 */
@Component
class FindableRecords implements Findable {

    /** In each RequestId, and in few names of anything else. */
    private static final char IN_REQUESTS = '-';

    private final SendRecords records;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    FindableRecords(SendRecords records, ActiveRulebook rulebook, Clock clock) {
        this.records = records;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @Override
    public List<Found> find(long accountId, String text) {
        List<Found> found = new ArrayList<>();
        message(accountId, text).ifPresent(found::add);
        request(accountId, text).ifPresent(found::add);
        String number = PhoneNumbers.ungrouped(text);
        if (!PhoneNumbers.meant(number).isEmpty()) {
            found.add(new Found(Found.Kind.NUMBER, Masks.phone(number), null, day(today(), "number", number)));
        }
        return found;
    }

    private Optional<Found> message(long accountId, String text) {
        return WholeNumber.parseId(text).stream()
                .mapToObj(id -> records.find(accountId, id))
                .flatMap(Optional::stream)
                .findFirst()
                .map(message -> new Found(
                        Found.Kind.RECORD,
                        Long.toString(message.id()),
                        message.bizId(),
                        "/v1/records/" + message.id()));
    }

    private Optional<Found> request(long accountId, String text) {
        Origin origin = Origin.of(accountId, null, text);
        Optional<SendRecord> one = Optional.empty();
        if (origin.bizId() != null) {
            LocalDate day = ChinaTime.dayOf(Ids.instantOf(origin.bizId()));
            one = records.newest(accountId, RecordFilter.of(day).from(origin), 1).stream()
                    .findFirst()
                    .flatMap(id -> records.find(accountId, id));
        } else if (text.indexOf(IN_REQUESTS) > 0) {
            one = recent(accountId, text);
        }
        return one.map(message -> new Found(
                Found.Kind.REQUEST,
                text,
                message.bizId(),
                day(ChinaTime.dayOf(message.acceptedAt()), "request", message.bizId())));
    }

    private Optional<SendRecord> recent(long accountId, String requestId) {
        int days = number("records.lookup.days");
        int rows = number("records.lookup.rows");
        for (LocalDate day = today(); day.isAfter(today().minusDays(days)); day = day.minusDays(1)) {
            Optional<Long> id = records.ofRequest(accountId, day, requestId, rows);
            if (id.isPresent()) {
                return records.find(accountId, id.get());
            }
        }
        return Optional.empty();
    }

    private static String day(LocalDate day, String name, String value) {
        return "/v1/records?date=" + day + "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private LocalDate today() {
        return ChinaTime.today(clock);
    }

    private int number(String parameter) {
        return rulebook.current().policies().number(parameter);
    }
}
