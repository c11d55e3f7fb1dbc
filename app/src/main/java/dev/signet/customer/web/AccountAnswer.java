package dev.signet.customer.web;

import dev.signet.account.AccessKey;
import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.account.Suspension;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as administrators' programs read it. Ids travel as text: they have more digits than a number in JavaScript. */
record AccountAnswer(
        String id,
        String name,
        AccountKind kind,
        String verifiedName,
        AccountState state,
        boolean international,
        String zone,

        @Schema(description = "停用：谁、何时、为何；未停用时为空 / who suspended it, when and why; null while it is not") @Nullable
        Suspension suspension) {

    static AccountAnswer of(Account account) {
        return new AccountAnswer(
                Long.toString(account.id()),
                account.name(),
                account.kind(),
                account.verifiedName(),
                account.state(),
                account.international(),
                account.zone().getId(),
                account.suspension());
    }

    /** The only answer that carries the secret of a first key; without one it has none of either. */
    record Made(
            String id,
            String name,
            AccountKind kind,
            String verifiedName,
            AccountState state,
            boolean international,
            String zone,
            @Nullable String accessKeyId,
            @Secret @Nullable String accessKeySecret) {

        static Made of(Account account, @Nullable AccessKey key) {
            AccountAnswer answer = AccountAnswer.of(account);
            return new Made(
                    answer.id,
                    answer.name,
                    answer.kind,
                    answer.verifiedName,
                    answer.state,
                    answer.international,
                    answer.zone,
                    key == null ? null : key.id(),
                    key == null ? null : key.secret());
        }

        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }
}
