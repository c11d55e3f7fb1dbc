package dev.signet.sending.account;

import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SendFacts;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.signature.SendableSignature;
import dev.signet.template.SendableTemplate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that the send path knows of one account: an immutable picture, replaced whole when anything in it changes. */
public final class AccountFacts {

    private final Account account;
    private final AccountSettings settings;
    private final AccountQuota quota;
    private final Map<String, SendFacts.Signature> signatures;
    /** By name of the signature, of those only that have any. */
    private final Map<String, Map<String, String>> signatureTags;

    private final Map<String, PreparedTemplate> templates;
    private final Set<Long> whitelist;
    private final Set<String> testSignatures;
    private final Map<String, String> suspendedSignatures;
    private final Map<String, String> suspendedTemplates;

    /**
     * @param suspendedSignatures why the platform took them out of use, by name
     * @param suspendedTemplates the same by code
     * @param tags of a resource by its path within the account, as it is named in policies
     */
    AccountFacts(
            Account account,
            AccountSettings settings,
            AccountQuota quota,
            List<SendableSignature> signatures,
            List<SendableTemplate> templates,
            List<String> testSignatures,
            Map<String, String> suspendedSignatures,
            Map<String, String> suspendedTemplates,
            Function<String, Map<String, String>> tags) {
        this.account = account;
        this.settings = settings;
        this.quota = quota;
        this.signatures = signaturesByName(signatures);
        this.signatureTags = signatures.stream()
                .map(SendableSignature::name)
                .distinct()
                .filter(name -> !tags.apply("sign/" + name).isEmpty())
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> tags.apply("sign/" + name)));
        Map<String, PreparedTemplate> byCode = new HashMap<>();
        templates.forEach(t -> byCode.put(t.code(), PreparedTemplate.of(t, tags.apply("template/" + t.code()))));
        this.templates = Map.copyOf(byCode);
        this.whitelist = numbers(settings.whitelist());
        this.suspendedSignatures = suspendedSignatures.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(each -> key(each.getKey()), Map.Entry::getValue, (a, b) -> a));
        this.suspendedTemplates = Map.copyOf(suspendedTemplates);
        this.testSignatures = testSignatures.stream().map(AccountFacts::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Of a verification and a general signature with one name the general one is used (api-contract 2.2). */
    private static Map<String, SendFacts.Signature> signaturesByName(List<SendableSignature> signatures) {
        Map<String, SendFacts.Signature> byName = new HashMap<>();
        for (SendableSignature s : signatures) {
            SendFacts.Signature fact = new SendFacts.Signature(s.id(), s.name(), s.scenario());
            byName.merge(key(s.name()), fact, (a, b) -> b.scenario() == Scenario.GENERAL ? b : a);
        }
        return Map.copyOf(byName);
    }

    private static Set<Long> numbers(List<String> texts) {
        Set<Long> numbers = new HashSet<>();
        for (String text : texts) {
            PhoneNumber number = PhoneNumbers.listed(text);
            if (number != null) {
                numbers.add(number.digits());
            }
        }
        return Set.copyOf(numbers);
    }

    private static String key(String signName) {
        return signName.toLowerCase(Locale.ROOT);
    }

    public Account account() {
        return account;
    }

    public AccountSettings settings() {
        return settings;
    }

    /** Whether anything hangs on what it has sent this day or month. */
    public boolean watchesVolume() {
        return settings.watchesVolume() || quota.isSet();
    }

    public boolean isPlatform() {
        return account.belongsToPlatform();
    }

    public boolean inArrears() {
        return account.state() == AccountState.IN_ARREARS;
    }

    /** Why the platform took the signature out of use; null where it did not. */
    public @Nullable String whySuspended(String signName) {
        return suspendedSignatures.get(key(signName));
    }

    /** Why the platform took the template out of use; null where it did not. */
    public @Nullable String whyTemplateSuspended(String code) {
        return suspendedTemplates.get(code);
    }

    public SendFacts.@Nullable Signature signature(String name) {
        return signatures.get(key(name));
    }

    /** Values by keys. */
    public Map<String, String> tagsOf(SendFacts.Signature signature) {
        return signatureTags.getOrDefault(signature.name(), Map.of());
    }

    /** Whether the platform supplies the signature to all for tests. */
    public boolean isForTests(String signName) {
        return testSignatures.contains(key(signName));
    }

    public @Nullable PreparedTemplate template(String code) {
        return templates.get(code);
    }

    public boolean whitelisted(long number) {
        return whitelist.contains(number);
    }

    /** @param bulk a bulk task's promotion that the closing of the window overtakes waits for the opening, always */
    public SendFacts.Sender sender(boolean bulk) {
        return new SendFacts.Sender(
                account.id(),
                account.kind() == AccountKind.ENTERPRISE ? ApplicantKind.ENTERPRISE : ApplicantKind.INDIVIDUAL,
                inArrears(),
                !account.international(),
                settings.verificationPerMinute(),
                settings.verificationPerHour(),
                settings.verificationPerDay(),
                settings.dailyWarning(),
                AccountQuota.least(settings.dailyLimit(), quota.daily()),
                settings.monthlyWarning(),
                AccountQuota.least(settings.monthlyLimit(), quota.monthly()),
                bulk || settings.outsideWindow() == AccountSettings.OutsideWindow.DEFER
                        ? SendFacts.OutsideWindow.DEFER
                        : SendFacts.OutsideWindow.REFUSE,
                null);
    }
}
