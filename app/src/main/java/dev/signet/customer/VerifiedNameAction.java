package dev.signet.customer;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.account.Verification;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Another verified name or kind of an account, with the document that proves it. */
@Component
class VerifiedNameAction implements ConsentedAction {

    static final String ACTION = "ChangeVerifiedName";

    private static final Wording TEXTS = Wording.of("customer");
    private static final String KIND = "kind";
    private static final String KIND_BEFORE = "kindBefore";
    private static final String VERIFIED = "verifiedName";
    private static final String VERIFIED_BEFORE = "verifiedNameBefore";
    static final String DOCUMENT = "document";
    private static final String DIGEST = "documentSha256";

    private final AccountAdministration accounts;
    private final ContactNews news;

    VerifiedNameAction(AccountAdministration accounts, ContactNews news) {
        this.accounts = accounts;
        this.news = news;
    }

    StaffWish wish(Account account, Verification wanted, EvidenceFile document, String reason) {
        return Wishes.of(
                ACTION,
                account.id(),
                Map.of(
                        Wishes.NAME,
                        account.name(),
                        KIND,
                        wanted.kind().name(),
                        KIND_BEFORE,
                        account.kind().name(),
                        VERIFIED,
                        wanted.name(),
                        VERIFIED_BEFORE,
                        account.verifiedName(),
                        DOCUMENT,
                        Long.toString(document.id()),
                        DIGEST,
                        document.sha256()),
                reason);
    }

    private static Verification wanted(StaffWish wish) {
        return new Verification(AccountKind.valueOf(wish.value(KIND)), wish.value(VERIFIED));
    }

    @Override
    public String action() {
        return ACTION;
    }

    /** What it was when it was asked for is what it still is: whoever agrees has seen both. */
    @Override
    public void check(StaffWish wish) {
        Verification wanted = wanted(wish);
        accounts.check(wanted);
        Verification now = Verification.of(accounts.requireCustomer(Wishes.account(wish)));
        Verification seen = new Verification(AccountKind.valueOf(wish.value(KIND_BEFORE)), wish.value(VERIFIED_BEFORE));
        if (!now.equals(seen)) {
            throw TEXTS.refusal("OperationDenied.VerifiedName", "verified.changed", seen.name(), now.name());
        }
        if (now.equals(wanted)) {
            throw TEXTS.refusal("OperationDenied.VerifiedName", "verified.same", wanted.name());
        }
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return TEXTS.text(
                "told.verified",
                wish.value(Wishes.NAME),
                wish.value(VERIFIED_BEFORE),
                TEXTS.text("kind." + wish.value(KIND_BEFORE)),
                wish.value(VERIFIED),
                TEXTS.text("kind." + wish.value(KIND)));
    }

    @Override
    public Bilingual title(String value) {
        return Wishes.title(value);
    }

    @Override
    public Bilingual shown(String value, String text) {
        return value.equals(KIND) || value.equals(KIND_BEFORE) ? TEXTS.text("kind." + text) : new Bilingual(text, text);
    }

    @Override
    public @Nullable String page(StaffWish wish, String value) {
        return value.equals(DOCUMENT) ? page(wish.subjectId(), wish.value(DOCUMENT)) : null;
    }

    /** Of the file that proves the name. */
    static String page(String accountId, String document) {
        return "/staff/accounts/" + accountId + "/documents/" + document;
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        Account now = accounts.verify(
                change.askedBy(),
                Wishes.account(wish),
                wanted(wish),
                Long.parseLong(wish.value(DOCUMENT)),
                Wishes.why(change));
        news.tell(
                now.id(),
                ContactNews.Kind.NAME,
                change,
                Map.of("before", wish.value(VERIFIED_BEFORE), "name", now.verifiedName()));
    }
}
