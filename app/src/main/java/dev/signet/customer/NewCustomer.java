package dev.signet.customer;

import dev.signet.account.AccessKey;
import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.evidence.EvidenceUpload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that is to be made.
 *
 * @param zone null for Asia/Shanghai
 * @param documents what proves the verified name, one file or none
 * @param withKey whether it gets its first key at once
 */
public record NewCustomer(
        String name,
        AccountKind kind,
        String verifiedName,
        @Nullable String zone,
        List<EvidenceUpload> documents,
        boolean withKey) {

    public NewCustomer {
        documents = List.copyOf(documents);
    }

    /** @param key null where it was made without one; its secret stands nowhere else */
    public record Made(Account account, @Nullable AccessKey key) {}
}
