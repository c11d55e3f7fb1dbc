package dev.signet.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.signet.account.Account;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.rules.verdict.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application as its reviewer sees it. Plain text throughout: the form escapes everything.
 *
 * @param title what is applied for, for example {@code 【杭州示例】}
 * @param applicationFacts what the applicant stated, in the order to read it
 * @param evidence files, images shown inline, others as downloads
 * @param findings what the norms say, most severe first
 * @param similar near-duplicate names or texts on the platform that were already decided
 * @param history the subject's operation records, newest first
 * @param missing facts the applicant's door could not carry, which the reviewer may fill in
 * @param preview the message as the receiver will see it; empty where there is none
 * @param papers whether files may be filed at all: where none can be, nobody misses them
 * @param sample some rows of what is asked for; null where it is no list
 */
public record ReviewScreen(
        String title,
        List<Fact> applicationFacts,
        List<EvidenceItem> evidence,
        List<Finding> findings,
        AccountRecord account,
        List<Precedent> similar,
        List<Operation> history,
        List<MissingFact> missing,
        String preview,
        boolean papers,
        @Nullable Sample sample) {

    private static final Wording TEXTS = Wording.of("review");

    /** Of an application with papers that is no list. */
    public ReviewScreen(
            String title,
            List<Fact> applicationFacts,
            List<EvidenceItem> evidence,
            List<Finding> findings,
            AccountRecord account,
            List<Precedent> similar,
            List<Operation> history,
            List<MissingFact> missing,
            String preview) {
        this(title, applicationFacts, evidence, findings, account, similar, history, missing, preview, true, null);
    }

    /** Rows under their headings, all cells as text. */
    public record Sample(List<Column> columns, List<List<String>> rows) {

        public record Column(String labelZh, String labelEn) {}
    }

    /** A labelled value; an empty value means the applicant left it out. */
    public record Fact(String labelZh, String labelEn, String value) {}

    /**
     * @param kindZh what the file shows, for example 营业执照
     * @param size in bytes
     */
    public record EvidenceItem(
            @JsonSerialize(using = ToStringSerializer.class) long id,
            String kindZh,
            String kindEn,
            String fileName,
            String mediaType,
            long size) {

        /** @param key of the text that says what the file shows */
        public static EvidenceItem of(EvidenceFile file, Wording texts, String key) {
            return new EvidenceItem(
                    file.id(), texts.zh(key), texts.en(key), file.fileName(), file.mediaType(), file.size());
        }
    }

    /**
     * The applicant's past.
     *
     * @param recent latest decisions of the same kind, newest first, a handful
     */
    public record AccountRecord(
            @JsonSerialize(using = ToStringSerializer.class) long accountId,
            String name,
            String kindZh,
            String kindEn,
            String verifiedName,
            int approved,
            int rejected,
            List<Precedent> recent) {

        public static AccountRecord of(Account account, int approved, int rejected, List<Precedent> recent) {
            String kind = "account." + account.kind();
            return new AccountRecord(
                    account.id(),
                    account.name(),
                    TEXTS.zh(kind),
                    TEXTS.en(kind),
                    account.verifiedName(),
                    approved,
                    rejected,
                    recent);
        }
    }

    /** A decided application: this account's or another's. */
    public record Precedent(
            String title,
            String account,
            boolean approved,
            String reason,
            @Nullable Instant decidedAt) {}

    /** One operation record (S4.4). */
    public record Operation(Instant at, String actor, String action, String note) {

        /**
         * @param actor as a reviewer can read it
         * @param texts has {@code action.<action>}
         */
        public static Operation of(OperationRecord<?> record, String actor, Wording texts) {
            return new Operation(record.at(), actor, texts.both("action." + record.action()), record.note());
        }
    }

    /**
     * A fact to be filled in.
     *
     * @param name stable name, key of {@link ReviewSubject#fillIn}
     * @param choices allowed values; empty for free text
     * @param value what is known so far; empty when nothing is
     */
    public record MissingFact(String name, String labelZh, String labelEn, List<Choice> choices, String value) {

        /** Nobody knows it yet: whoever approves all the same must say so. */
        @JsonProperty
        public boolean unknown() {
            return value.isBlank();
        }

        /** In both languages, as the reviewer reads it. */
        public String label() {
            return labelZh + " " + labelEn;
        }
    }

    /** One allowed value of a fact. */
    public record Choice(String value, String labelZh, String labelEn) {}
}
