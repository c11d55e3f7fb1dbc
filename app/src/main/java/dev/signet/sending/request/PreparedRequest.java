package dev.signet.sending.request;

import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.account.AccountFacts;
import dev.signet.sending.account.PreparedTemplate;
import dev.signet.sending.store.Digest;
import dev.signet.sending.text.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for admission: everything that needs no shared state is done on the caller's thread. One that is
 * refused already waits as well, for its answer is found under its idempotency key, and its reason is written, there.
 */
public sealed interface PreparedRequest {

    SendRequest request();

    /** Null when the caller gave no key. */
    @Nullable
    Idempotence idempotence();

    CompletableFuture<SendAnswer> answer();

    /** Whether it goes the codes' own way. */
    boolean urgent();

    /** How much of a batch it fills, in recipients. */
    int weight();

    default boolean isBulk() {
        return request().operation().isBulk();
    }

    /**
     * What finds the repeats of a request.
     *
     * @param key digest of the idempotency key
     * @param body digest of everything that the caller sent, under a key of ours
     */
    record Idempotence(Digest key, Digest body) {}

    /** Something is wrong with the request as a whole. */
    record Refused(
            SendRequest request,
            Fault fault,
            boolean urgent,
            @Nullable Idempotence idempotence,
            CompletableFuture<SendAnswer> answer)
            implements PreparedRequest {

        @Override
        public int weight() {
            return 1;
        }
    }

    /**
     * The rulebook may judge it, recipient by recipient.
     *
     * @param extendCodes the extension codes of its recipients, each with the name of the signature it is to stand for
     */
    record Judgeable(
            SendRequest request,
            AccountFacts facts,
            PreparedTemplate template,
            SendFacts.Sender sender,
            List<PreparedRecipient> recipients,
            Map<String, String> extendCodes,
            @Nullable Idempotence idempotence,
            CompletableFuture<SendAnswer> answer)
            implements PreparedRequest {

        public long accountId() {
            return request.accountId();
        }

        public TemplateKind kind() {
            return template.template().kind();
        }

        @Override
        public boolean urgent() {
            return isUrgent(request, template);
        }

        @Override
        public int weight() {
            return recipients.size();
        }
    }

    /** Codes are, unless a bulk task sends them. */
    static boolean isUrgent(SendRequest request, PreparedTemplate template) {
        return template.template().kind() == TemplateKind.VERIFICATION
                && !request.operation().isBulk();
    }
}
