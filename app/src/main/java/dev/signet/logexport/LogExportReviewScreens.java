package dev.signet.logexport;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.ActorNames;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewScreen.AccountRecord;
import dev.signet.application.ReviewScreen.Fact;
import dev.signet.application.ReviewScreen.Operation;
import dev.signet.application.ReviewScreen.Precedent;
import dev.signet.application.ReviewScreen.Sample;
import dev.signet.audit.AuditReader;
import dev.signet.platform.Wording;
import dev.signet.platform.time.ChinaTime;
import dev.signet.record.RecordMasks;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.sending.record.SendRecord;
import dev.signet.sending.record.SendRecords;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts on one screen what an officer needs to decide about an export: what, for whom, how much, and what it looks like. */
@Component
class LogExportReviewScreens {

    private static final Wording TEXTS = Wording.of("logexport");
    private static final int RECENT = 5;
    private static final DateTimeFormatter TIME = ChinaTime.format("MM-dd HH:mm:ss");

    private final LogExportStore store;
    private final SendRecords records;
    private final RecordMasks masks;
    private final Accounts accounts;
    private final AuditReader audit;
    private final ActiveRulebook rulebook;

    LogExportReviewScreens(
            LogExportStore store,
            SendRecords records,
            RecordMasks masks,
            Accounts accounts,
            AuditReader audit,
            ActiveRulebook rulebook) {
        this.store = store;
        this.records = records;
        this.masks = masks;
        this.accounts = accounts;
        this.audit = audit;
        this.rulebook = rulebook;
    }

    ReviewScreen of(LogExport export) {
        return new ReviewScreen(
                title(export.id()),
                stated(export),
                List.of(),
                export.findings(),
                account(export),
                precedents(export, false),
                history(export),
                List.of(),
                "",
                false,
                sample(export));
    }

    static String title(long id) {
        return TEXTS.zh("screen.title", id);
    }

    private List<Fact> stated(LogExport export) {
        List<Fact> stated = new ArrayList<>();
        String requester = export.requester().officer() ? "requester.officer" : "requester.account";
        String account = ActorNames.shown("account:" + export.requester().accountId(), accounts);
        stated.add(fact("requester", TEXTS.zh(requester, export.requester().name(), account)));
        stated.add(fact("purpose", export.purpose()));
        stated.add(fact("recipient", export.recipient()));
        stated.add(fact("rows", String.valueOf(export.matched())));
        stated.add(fact("format", export.format().name()));
        stated.add(fact("numbers", TEXTS.zh(export.masked() ? "file.masked" : "file.unmasked")));
        LogExportText.filter(export.filter())
                .forEach((name, value) ->
                        stated.add(new Fact(TEXTS.zh("filter." + name), TEXTS.en("filter." + name), value)));
        return stated;
    }

    private static Fact fact(String key, String value) {
        return new Fact(TEXTS.zh("fact." + key), TEXTS.en("fact." + key), value);
    }

    /** The newest rows, numbers masked whatever the file will have. */
    private Sample sample(LogExport export) {
        int most = rulebook.current().policies().number("log-export.sample.rows");
        long accountId = export.requester().accountId();
        List<Long> ids = records.newest(accountId, export.filter(), most);
        return new Sample(
                Stream.of("time", "number", "signName", "template", "state", "content")
                        .map(name -> new Sample.Column(TEXTS.zh("column." + name), TEXTS.en("column." + name)))
                        .toList(),
                records.records(accountId, ids).stream().map(this::cells).toList());
    }

    private List<String> cells(SendRecord message) {
        return List.of(
                TIME.format(message.acceptedAt()),
                masks.number(message, true),
                message.signName(),
                message.templateCode(),
                TEXTS.zh("record." + message.status()),
                masks.content(message));
    }

    /** The account whose records they are, with the requester's own earlier exports. */
    private AccountRecord account(LogExport export) {
        long accountId = export.requester().accountId();
        Account account =
                accounts.find(accountId).orElseThrow(() -> new IllegalStateException("no account " + accountId));
        return AccountRecord.of(
                account,
                store.countDecided(export.requester(), false),
                store.countDecided(export.requester(), true),
                precedents(export, true));
    }

    private List<Precedent> precedents(LogExport export, boolean ofRequester) {
        return store.earlier(export, ofRequester, RECENT).stream()
                .map(earlier -> new Precedent(
                        TEXTS.zh(
                                "screen.earlier",
                                LogExportText.content(earlier.filter()),
                                earlier.matched(),
                                earlier.purpose(),
                                TEXTS.zh("state." + earlier.state())),
                        earlier.requester().name(),
                        earlier.state() != LogExportState.REJECTED,
                        earlier.reason(),
                        earlier.decidedAt()))
                .toList();
    }

    private List<Operation> history(LogExport export) {
        var filter = new AuditReader.Filter(LogExportFlow.KIND, Long.toString(export.id()), null, null);
        return audit.read(filter, RECENT).stream()
                .map(entry -> new Operation(
                        entry.at(), ActorNames.shown(entry.actor(), accounts), action(entry.action()), ""))
                .toList();
    }

    private static String action(String action) {
        String key = "action." + action;
        return TEXTS.has(key) ? TEXTS.both(key) : action;
    }
}
