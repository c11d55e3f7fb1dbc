package dev.signet.application;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.ReviewScreen.AccountRecord;
import dev.signet.application.ReviewScreen.EvidenceItem;
import dev.signet.application.ReviewScreen.Fact;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.ReviewScreen.Operation;
import dev.signet.application.ReviewScreen.Precedent;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import java.util.List;

/** Puts on one screen what a reviewer of a name or a text needs. */
public abstract class RegistrationScreens<A extends Registered<F>, F extends Stated> {

    private static final int SHOWN = 10;
    private static final int RECENT = 5;

    private final Wording texts;
    private final Register<A> register;
    private final Accounts accounts;
    private final int compared;

    /** @param compared with how many decided applications it is compared at most */
    protected RegistrationScreens(Wording texts, Register<A> register, Accounts accounts, int compared) {
        this.texts = texts;
        this.register = register;
        this.accounts = accounts;
        this.compared = compared;
    }

    protected abstract String title(A registered);

    /** What the applicant stated, in the order to read it. */
    protected abstract List<Fact> stated(A registered, F facts);

    /** Whether these words of another one's are like its own. */
    protected abstract boolean alike(A registered, String words);

    /** Words of a decided application as a line of the screen. */
    protected abstract String shown(String words);

    /** Name of the text that says what a file shows. */
    protected abstract String evidenceKey(EvidenceFile file);

    protected abstract List<MissingFact> missing(F facts);

    protected abstract String preview(A registered, F facts);

    public ReviewScreen of(A registered) {
        Submitted<F> application = registered.newest();
        F facts = application.facts();
        return new ReviewScreen(
                title(registered),
                stated(registered, facts),
                facts.evidence().stream()
                        .map(file -> EvidenceItem.of(file, texts, evidenceKey(file)))
                        .toList(),
                application.findings(),
                account(registered.accountId()),
                similar(registered),
                history(registered),
                missing(facts),
                preview(registered, facts));
    }

    protected Fact fact(String key, String value) {
        return new Fact(texts.zh("fact." + key), texts.en("fact." + key), value);
    }

    private AccountRecord account(long accountId) {
        Account account =
                accounts.find(accountId).orElseThrow(() -> new IllegalStateException("no account " + accountId));
        return AccountRecord.of(
                account,
                register.countDecided(accountId, true),
                register.countDecided(accountId, false),
                register.decidedOf(accountId, RECENT).stream()
                        .map(this::precedent)
                        .toList());
    }

    private List<Precedent> similar(A registered) {
        return register.decidedBut(registered.id(), compared).stream()
                .filter(decided -> alike(registered, decided.words()))
                .limit(SHOWN)
                .map(this::precedent)
                .toList();
    }

    private Precedent precedent(Decided decided) {
        return new Precedent(
                shown(decided.words()),
                accounts.find(decided.accountId()).map(Account::name).orElse(""),
                decided.approved(),
                decided.reason(),
                decided.decidedAt());
    }

    private List<Operation> history(A registered) {
        return register.records(registered.id()).stream()
                .map(record -> Operation.of(record, ActorNames.shown(record.actor(), accounts), texts))
                .toList();
    }
}
