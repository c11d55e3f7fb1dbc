package dev.signet.api.sending;

import dev.signet.account.Accounts;
import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.WireTime;
import dev.signet.figures.Measure;
import dev.signet.figures.Sums;
import dev.signet.figures.view.FiguresRange;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.statistics.Scope;
import dev.signet.statistics.SendStatistics;
import dev.signet.statistics.SendStatistics.Point;
import dev.signet.statistics.StatisticsFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was sent on each day of a range, in parts (S7.2-3); days are those of the account's zone. */
@Component
class QuerySendStatistics extends ImmediateAction {

    private static final Wording TEXTS = Wording.of("api");
    private static final String INVALID = "isv.INVALID_PARAMETERS";
    private static final int ABROAD = 2;
    private static final TemplateKind[] KINDS = {
        TemplateKind.VERIFICATION, TemplateKind.NOTIFICATION, TemplateKind.PROMOTIONAL, TemplateKind.INTERNATIONAL
    };

    private final SendStatistics statistics;
    private final FiguresRange limits;
    private final Accounts accounts;

    QuerySendStatistics(SendStatistics statistics, FiguresRange limits, Accounts accounts) {
        super("QuerySendStatistics", Family.CLASSIC);
        this.statistics = statistics;
        this.limits = limits;
        this.accounts = accounts;
    }

    @Override
    protected Answer answer(RpcCall call) {
        int globe = call.requiredInt("IsGlobe", 1, ABROAD);
        LocalDate from = WireTime.day("StartDate", call.requiredText("StartDate"));
        LocalDate to = WireTime.day("EndDate", call.requiredText("EndDate"));
        int page = call.requiredInt("PageIndex", 1, Integer.MAX_VALUE);
        int size = call.requiredInt("PageSize", 1, 50);
        checkRange(from, to);
        Scope scope = globe == ABROAD ? Scope.INTERNATIONAL : Scope.DOMESTIC;
        List<Point> days = statistics.days(
                call.accountId(),
                new StatisticsFilter(scope, kind(call, scope, globe), null, call.text("SignName")),
                from,
                to,
                accounts.find(call.accountId()).orElseThrow().zone());
        List<Point> shown = days.stream().skip((page - 1L) * size).limit(size).toList();
        return Answer.ok()
                .with(
                        "Data",
                        Answer.object()
                                .with("TotalSize", (long) days.size())
                                .withEach("TargetList", shown, QuerySendStatistics::row));
    }

    private void checkRange(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw TEXTS.refusal(INVALID, "send.range", WireTime.text(from), WireTime.text(to));
        }
        int most = limits.mostDays(false);
        if (FiguresRange.days(from, to) > most) {
            throw TEXTS.refusal(INVALID, "send.range.days", FiguresRange.days(from, to), most);
        }
    }

    private static @Nullable TemplateKind kind(RpcCall call, Scope scope, int globe) {
        OptionalInt type = call.intValue("TemplateType", 0, KINDS.length - 1);
        if (type.isEmpty()) {
            return null;
        }
        TemplateKind kind = KINDS[type.getAsInt()];
        if (!scope.kinds().contains(kind)) {
            throw TEXTS.refusal(INVALID, "send.globe", globe, type.getAsInt());
        }
        return kind;
    }

    private static Answer row(Point day) {
        Sums sums = day.sums();
        return Answer.object()
                .with("SendDate", WireTime.text(day.slot().day()))
                .with("TotalCount", sums.of(Measure.PARTS))
                .with("RespondedSuccessCount", sums.of(Measure.DELIVERED_PARTS))
                .with("RespondedFailCount", sums.of(Measure.FAILED_PARTS))
                .with("NoRespondedCount", sums.of(Measure.UNANSWERED_PARTS));
    }
}
