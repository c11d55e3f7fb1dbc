package dev.signet.api.ram;

import dev.signet.access.login.AccountAliases;
import dev.signet.access.login.PasswordPolicies;
import dev.signet.access.login.PasswordPolicy;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.List;
import org.springframework.stereotype.Component;

/** What holds for all people of an account: what they write behind the @ when they log in, and how passwords must be. */
@Component
class AccountActions implements RpcActions {

    private final AccountAliases aliases;
    private final PasswordPolicies passwords;

    AccountActions(AccountAliases aliases, PasswordPolicies passwords) {
        this.aliases = aliases;
        this.passwords = passwords;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.doing(
                        "SetAccountAlias",
                        call -> aliases.set(call.caller().who(), call.accountId(), call.requiredText("AccountAlias"))),
                RamAction.answering(
                        "GetAccountAlias",
                        call -> Answer.object()
                                .with(
                                        "AccountAlias",
                                        aliases.of(call.accountId()).orElse(""))),
                RamAction.doing(
                        "ClearAccountAlias", call -> aliases.clear(call.caller().who(), call.accountId())),
                RamAction.answering("SetPasswordPolicy", this::set),
                RamAction.answering("GetPasswordPolicy", call -> one(passwords.of(call.accountId()))));
    }

    /** What is not given stays. */
    private Answer set(RpcCall call) {
        PasswordPolicy before = passwords.of(call.accountId());
        passwords.set(
                call.caller().who(),
                call.accountId(),
                new PasswordPolicy(
                        number(call, "MinimumPasswordLength", before.minLength()),
                        flag(call, "RequireLowercaseCharacters", before.requireLower()),
                        flag(call, "RequireUppercaseCharacters", before.requireUpper()),
                        flag(call, "RequireNumbers", before.requireDigits()),
                        flag(call, "RequireSymbols", before.requireSymbols()),
                        number(call, "MaxPasswordAge", before.maxAgeDays()),
                        flag(call, "HardExpiry", before.hardExpiry()),
                        number(call, "PasswordReusePrevention", before.forbiddenReuses()),
                        number(call, "MaxLoginAttemps", before.tries())));
        return one(passwords.of(call.accountId()));
    }

    private static int number(RpcCall call, String name, int before) {
        return call.intValue(name, 0, Integer.MAX_VALUE).orElse(before);
    }

    private static boolean flag(RpcCall call, String name, boolean before) {
        Boolean given = call.booleanValue(name);
        return given == null ? before : given;
    }

    /** The client knows one of the names misspelt. */
    private static Answer one(PasswordPolicy policy) {
        return Answer.object()
                .with(
                        "PasswordPolicy",
                        Answer.object()
                                .with("MinimumPasswordLength", policy.minLength())
                                .with("RequireLowercaseCharacters", policy.requireLower())
                                .with("RequireUppercaseCharacters", policy.requireUpper())
                                .with("RequireNumbers", policy.requireDigits())
                                .with("RequireSymbols", policy.requireSymbols())
                                .with("MaxPasswordAge", policy.maxAgeDays())
                                .with("HardExpiry", policy.hardExpiry())
                                .with("PasswordReusePrevention", policy.forbiddenReuses())
                                .with("MaxLoginAttemps", policy.tries()));
    }
}
