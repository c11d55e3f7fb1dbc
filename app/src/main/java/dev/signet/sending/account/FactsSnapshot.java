package dev.signet.sending.account;

import dev.signet.access.ResourceTags;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.platform.FactsChanged;
import dev.signet.rulebook.RulebookActivated;
import dev.signet.sending.rulebook.PlatformTexts;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.signature.Signatures;
import dev.signet.template.Templates;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The picture of every account that sends. Read once from the control plane and again whenever an account's facts
 * change, so that sending itself never asks the control plane.
 */
@Component
public class FactsSnapshot {

    private final Accounts accounts;
    private final ObjectProvider<Signatures> signatures;
    private final ObjectProvider<Templates> templates;
    private final ObjectProvider<ResourceTags> tags;
    private final AccountSettingsStore settings;
    private final AccountQuotas quotas;
    private final SendRules.Active rules;
    private final Map<Long, AccountFacts> known = new ConcurrentHashMap<>();

    FactsSnapshot(
            Accounts accounts,
            ObjectProvider<Signatures> signatures,
            ObjectProvider<Templates> templates,
            ObjectProvider<ResourceTags> tags,
            AccountSettingsStore settings,
            AccountQuotas quotas,
            SendRules.Active rules) {
        this.accounts = accounts;
        this.signatures = signatures;
        this.templates = templates;
        this.tags = tags;
        this.settings = settings;
        this.quotas = quotas;
        this.rules = rules;
    }

    /** The account's facts; null when there is no such account. */
    public @Nullable AccountFacts of(long accountId) {
        AccountFacts facts = known.get(accountId);
        return facts != null ? facts : known.computeIfAbsent(accountId, this::read);
    }

    /** Replaces a picture that is in use; the atomic step keeps an older read from overwriting a newer one. */
    @EventListener
    void changed(FactsChanged change) {
        known.computeIfPresent(change.accountId(), (id, old) -> read(id));
    }

    /** The platform's own texts stand in the rulebook. */
    @EventListener(RulebookActivated.class)
    void rulebookChanged() {
        known.values().removeIf(AccountFacts::isPlatform);
    }

    private @Nullable AccountFacts read(long accountId) {
        return accounts.find(accountId).map(this::read).orElse(null);
    }

    private AccountFacts read(Account account) {
        long id = account.id();
        if (account.belongsToPlatform()) {
            PlatformTexts texts = rules.current().platformTexts();
            return new AccountFacts(
                    account,
                    settings.of(id),
                    AccountQuota.NONE,
                    texts.signatures(id),
                    texts.templates(id),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    path -> Map.of());
        }
        Signatures known = signatures.getObject();
        Templates texts = templates.getObject();
        ResourceTags tagged = tags.getObject();
        return new AccountFacts(
                account,
                settings.of(id),
                quotas.of(id),
                known.sendable(id),
                texts.sendable(id),
                known.forTests(),
                known.suspended(id),
                texts.suspended(id),
                path -> tagged.of(id, path));
    }
}
