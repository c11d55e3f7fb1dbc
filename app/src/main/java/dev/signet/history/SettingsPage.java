package dev.signet.history;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pages of settings, by what their changes are called in the audit trail. */
public enum SettingsPage {
    THRESHOLDS("dysms:GetSendSettings", "dailyWarning", "dailyLimit", "monthlyWarning", "monthlyLimit"),
    FREQUENCY("dysms:GetSendSettings", "verificationPerMinute", "verificationPerHour", "verificationPerDay"),
    WHITELIST("dysms:GetSendSettings", "whitelist.removed", "whitelist.added"),
    PACKAGE("dysms:GetSendSettings", "packageWarning"),
    SENDING("dysms:GetSendSettings", "outsideWindow", "windowMissed", "outIdIsIdempotencyKey"),
    ABUSE(
            "dysms:GetSendSettings",
            "abuse.on",
            "abuse.stop",
            "abuse.requestsPerHour",
            "abuse.successPercent",
            "abuse.growthPercent",
            "abuse.byConversion"),
    PUSH(
            List.of(
                    "push.set",
                    "push.removed",
                    "push.secret-renewed",
                    "push.tested",
                    "push.test-answered",
                    "queue.set"),
            "dysms:GetPushSettings"),
    CONTACTS(List.of("contact.added", "contact.changed", "contact.removed"), "dysms:RevealContacts"),
    BUDGET(List.of("account.budget-set"), "dysms:QueryCosts"),
    KEYS(List.of("account.key-policy-set", "account.key-policy-lifted"), "ram:GetAccessKeyPolicyForAccount");

    private final List<String> actions;
    private final String reads;
    private final @Nullable List<String> fields;

    /** Of the settings of sending, which are changed by one action, some fields. */
    SettingsPage(String reads, String... fields) {
        this.actions = List.of("change-send-settings");
        this.reads = reads;
        this.fields = List.of(fields);
    }

    SettingsPage(List<String> actions, String reads) {
        this.actions = actions;
        this.reads = reads;
        this.fields = null;
    }

    List<String> actions() {
        return actions;
    }

    /** Null where each change that is on record counts. */
    @Nullable
    List<String> fields() {
        return fields;
    }

    boolean shows(String field) {
        return fields == null || fields.contains(field);
    }

    /** The action that reading the page itself needs: who may not read what is set must not learn it here. */
    public String reads() {
        return reads;
    }

    /** In an address: {@code thresholds}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
