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
 * A request that waits for admission: everything that needs no shared state is done on the caller's thread.
 *
 * @param facts null when the account is unknown
 * @param template null when {@code fault} says that there is none
 * @param extendCodes the extension codes of its recipients, each with the name of the signature it is to stand for
 * @param fault what is wrong with the request as a whole; null when it may be judged
 * @param keyDigest of the idempotency key; null when there is none
 * @param bodyDigest of everything that the caller sent, under a key of ours; null without an idempotency key
 */
public record PreparedRequest(
        SendRequest request,
        @Nullable AccountFacts facts,
        @Nullable PreparedTemplate template,
        SendFacts.@Nullable Sender sender,
        List<PreparedRecipient> recipients,
        Map<String, String> extendCodes,
        @Nullable Fault fault,
        @Nullable Digest keyDigest,
        @Nullable Digest bodyDigest,
        CompletableFuture<SendAnswer> answer) {

    public boolean isBulk() {
        return request.operation().isBulk();
    }

    public boolean urgent() {
        return template != null && template.template().kind() == TemplateKind.VERIFICATION && !isBulk();
    }

    /** How much of a batch it fills. */
    public int weight() {
        return Math.max(1, recipients.size());
    }
}
