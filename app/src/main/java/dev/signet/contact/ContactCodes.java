package dev.signet.contact;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.node.Ids;
import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.SecretBox;
import dev.signet.platform.text.Masks;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.notice.PlatformMessage;
import dev.signet.sending.notice.PlatformMessages;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes that show that a number is in its contact's hand; kept as keyed digests, for a few minutes and tries. */
@Component
class ContactCodes {

    private static final Wording WORDING = Wording.of("contact");
    private static final String TEMPLATE = "SMS_PLATFORM_CONTACT";
    private static final int CODES = 1_000_000;

    private final JdbcClient jdbc;
    private final PlatformMessages messages;
    private final ActiveRulebook rulebook;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final KeyedHash hash;
    private final SecureRandom random = new SecureRandom();

    ContactCodes(
            JdbcClient jdbc,
            PlatformMessages messages,
            ActiveRulebook rulebook,
            Ids ids,
            Clock clock,
            TransactionTemplate transaction,
            SecretBox secrets) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.rulebook = rulebook;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.hash = secrets.keyedHash("contact-code");
    }

    /**
     * Counts a code before it is sent, whatever becomes of it. An hour only goes forward, whichever node's clock says it.
     *
     * @throws Refusal {@code LimitExceeded.ContactCode} where an account has asked for too many within the hour
     */
    private void take(long accountId) {
        long hour = ChronoUnit.HOURS.between(Instant.EPOCH, clock.instant());
        int asked = Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("""
                            insert into contact_account (account_id, code_hour, codes) values (:account, :hour, 1)
                            on duplicate key update codes = if(code_hour >= :hour, codes + 1, 1),
                                code_hour = greatest(code_hour, :hour)""").param("account", accountId).param("hour", hour).update();
            return jdbc.sql("select codes from contact_account where account_id = ?")
                    .param(accountId)
                    .query(Integer.class)
                    .single();
        }));
        int most = policies().number("sending.contacts.codes.per-hour");
        if (asked > most) {
            throw WORDING.refusal("LimitExceeded.ContactCode", "codes", most);
        }
    }

    /** A code that could not be sent leaves the one before it as it was. */
    void send(long accountId, String phoneNumber) {
        take(accountId);
        String code = String.format("%06d", random.nextInt(CODES));
        int minutes = policies().number("sending.contacts.code.minutes");
        SendAnswer answer = messages.send(
                        new PlatformMessage(TEMPLATE, phoneNumber, Map.of("code", code), "contact-code-" + ids.next()))
                .join();
        if (!answer.accepted()) {
            throw new Refusal(answer.code(), answer.message());
        }
        jdbc.sql("""
                        insert into contact_code (account_id, phone_number, digest, attempts, expires_at)
                        values (?, ?, ?, 0, ?)
                        on duplicate key update digest = values(digest), attempts = 0, expires_at = values(expires_at)""")
                .params(
                        accountId,
                        phoneNumber,
                        digest(accountId, phoneNumber, code),
                        now().plus(Duration.ofMinutes(minutes)))
                .update();
    }

    /** Uses the code up. For the caller's transaction, which keeps the try even when it is refused. */
    void redeem(long accountId, String phoneNumber, @Nullable String code) {
        int open = jdbc.sql("""
                        update contact_code set attempts = attempts + 1
                        where account_id = ? and phone_number = ? and attempts < ? and expires_at > ?""")
                .params(accountId, phoneNumber, policies().number("sending.contacts.code.attempts"), now())
                .update();
        String wanted = digest(accountId, phoneNumber, code == null ? "" : code.strip());
        int right = open == 0
                ? 0
                : jdbc.sql("delete from contact_code where account_id = ? and phone_number = ? and digest = ?")
                        .params(accountId, phoneNumber, wanted)
                        .update();
        if (right == 0) {
            throw WORDING.refusal("isv.INVALID_PARAMETERS", "code", Masks.phone(phoneNumber));
        }
    }

    private String digest(long accountId, String phoneNumber, String code) {
        byte[] text = (accountId + ":" + phoneNumber + ":" + code).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(hash.digest(text));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Policies policies() {
        return rulebook.current().policies();
    }
}
