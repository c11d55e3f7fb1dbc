package dev.signet.sending.notice;

import dev.signet.account.ApiCaller;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.Wording;
import dev.signet.sending.account.AccountSettingsDesk;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Domestic packages with less left than the value at which the account wants to be warned (S1-11, S9.2-6). */
@Component
class PackageNeed implements NeedSource {

    private static final Wording TEXTS = Wording.of("sending");

    private final AccountSettingsDesk settings;
    private final Packages packages;
    private final Clock clock;

    PackageNeed(AccountSettingsDesk settings, Packages packages, Clock clock) {
        this.settings = settings;
        this.packages = packages;
        this.clock = clock;
    }

    @Override
    public List<Need> of(ApiCaller reader, int most) {
        long account = reader.accountId();
        Long warning = settings.of(account).packageWarning();
        if (warning == null) {
            return List.of();
        }
        Packages.Remainder left = packages.remainders(List.of(account), Coverage.DOMESTIC, clock.instant())
                .get(account);
        return left == null || left.unitsLeft() >= warning ? List.of() : List.of(need(left.unitsLeft(), warning));
    }

    private static Need need(long left, long warning) {
        return new Need(
                "package.low",
                TEXTS.text("need.package", left, warning),
                "/console/settings/sending",
                null,
                "dysms:ListPackages",
                "*");
    }
}
