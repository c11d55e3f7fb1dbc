package dev.signet.demo;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.billing.Bills;
import dev.signet.billing.LedgerEntries;
import dev.signet.billing.Settlement;
import dev.signet.billing.Source;
import dev.signet.billing.Statement;
import dev.signet.billing.price.PackageOffer;
import dev.signet.cost.PackageDesk;
import dev.signet.platform.database.OnEmbeddedDatabase;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendRequest.Operation;
import dev.signet.sending.Sending;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * What the demo's enterprise sent in the month before, so that a stranger finds a bill, figures and records: accepted, carried,
 * answered and settled like anybody's, at the hours of that month.
 */
@Component
@Conditional(OnEmbeddedDatabase.class)
class DemoMonth {

    private static final Logger log = LoggerFactory.getLogger(DemoMonth.class);
    private static final Duration HOUR = Duration.ofHours(10);
    private static final Duration WAIT = Duration.ofSeconds(8);
    private static final long LOOK_MS = 25;
    private static final String SIGNATURE = "示例科技";
    /** One network each. */
    private static final List<String> NETWORKS = List.of("138", "130", "133");

    private static final int CODES = 36;
    /** One of so many. */
    private static final int FAILING = 6;

    private static final int FIRST_CODE = 100_000;
    private static final int NEXT_CODE = 7_919;

    private final Accounts accounts;
    private final Templates templates;
    private final Sending sending;
    private final PackageDesk packages;
    private final LedgerEntries ledger;
    private final Bills bills;
    private final Settlement settlement;
    private final Clock clock;

    DemoMonth(
            Accounts accounts,
            Templates templates,
            Sending sending,
            PackageDesk packages,
            LedgerEntries ledger,
            Bills bills,
            Settlement settlement,
            Clock clock) {
        this.accounts = accounts;
        this.templates = templates;
        this.sending = sending;
        this.packages = packages;
        this.ledger = ledger;
        this.bills = bills;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * Lives through the days of a month on which something was sent, each once all of the one before has ended.
     *
     * @param goTo sets the clock by which everything here goes; only ever forward
     */
    void live(YearMonth month, Consumer<Instant> goTo) {
        Account account = accounts.findByName(DemoAccounts.ENTERPRISE).orElseThrow();
        goTo.accept(morning(month, 8));
        codes(account);
        ended(account);
        goTo.accept(morning(month, 15));
        send(account, TemplateKind.NOTIFICATION, "{\"time\":\"15:00\"}", home(1, 90));
        send(account, TemplateKind.PROMOTIONAL, null, home(2, 60));
        send(account, TemplateKind.INTERNATIONAL, "{\"code\":\"204816\"}", abroad());
        ended(account);
        goTo.accept(morning(month, 22));
        if (buy(account)) {
            List<String> numbers = home(3, 45);
            send(account, TemplateKind.NOTIFICATION, "{\"time\":\"9:30\"}", numbers);
            until(() -> paidByPackage(account, month) >= numbers.size());
        }
    }

    /** The month's end, once the clock is past it. */
    void settle() {
        settlement.settleWhatHasEnded().forEach((what, why) -> log.warn("The demo data's month {} {}", what, why));
    }

    private static Instant morning(YearMonth month, int day) {
        return ChinaTime.startOf(month.atDay(day)).plus(HOUR);
    }

    /** Each with a code of its own; some of the numbers fail at the simulator, as numbers do. */
    private void codes(Account account) {
        List<String> numbers = home(0, CODES);
        for (int n = 0; n < CODES; n++) {
            boolean failing = n % FAILING == 1;
            String number = failing
                    ? NETWORKS.get(n / FAILING % NETWORKS.size()) + "0000000" + (n / FAILING + 1)
                    : numbers.get(n);
            send(
                    account,
                    TemplateKind.VERIFICATION,
                    "{\"code\":\"" + (FIRST_CODE + n * NEXT_CODE) + "\"}",
                    List.of(number));
        }
    }

    private static List<String> home(int series, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> NETWORKS.get(n % NETWORKS.size()) + "%04d%04d".formatted(1000 + series, 1000 + n))
                .toList();
    }

    /** Of regions with a price of their own, and of one without. */
    private static List<String> abroad() {
        return Stream.of("85251230%03d", "6581230%03d", "1415555%04d", "4479460000%02d")
                .flatMap(form -> IntStream.range(10, 16).mapToObj(form::formatted))
                .toList();
    }

    private void send(Account account, TemplateKind kind, @Nullable String values, List<String> numbers) {
        String template = templates.sendable(account.id()).stream()
                .filter(each -> each.kind() == kind)
                .map(SendableTemplate::code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no template of " + kind));
        AtomicReference<@Nullable SendAnswer> last = new AtomicReference<>();
        // What was approved a moment ago may not be sent with at once.
        if (!until(() -> {
            SendAnswer answer =
                    sending.send(request(account, template, values, numbers)).join();
            last.set(answer);
            return answer.accepted();
        })) {
            throw new IllegalStateException(kind + " is refused: " + last.get());
        }
    }

    private SendRequest request(Account account, String template, @Nullable String values, List<String> numbers) {
        return new SendRequest(
                account.id(),
                null,
                UUID.randomUUID().toString(),
                Operation.SEND_SMS,
                numbers.stream()
                        .map(number -> new Recipient(number, SIGNATURE, values, null))
                        .toList(),
                template,
                null,
                null,
                clock.instant());
    }

    /** The smallest one that pays for messages at home. */
    private boolean buy(Account account) {
        Optional<PackageOffer> smallest =
                packages.offers(false).stream().min(Comparator.comparing(PackageOffer::units));
        smallest.ifPresent(offer ->
                packages.buy(account.id(), false, DemoData.ACTOR, offer.code(), offer.price(), "demo:" + account.id()));
        return smallest.isPresent();
    }

    private void ended(Account account) {
        until(() -> ledger.of(account.id()).reserved().signum() == 0);
    }

    private long paidByPackage(Account account, YearMonth month) {
        return bills.of(account.id(), month).items().stream()
                .filter(item -> item.source() == Source.PACKAGE)
                .mapToLong(Statement.Item::messages)
                .sum();
    }

    /** @return whether it came true in time */
    private static boolean until(BooleanSupplier holds) {
        long end = System.nanoTime() + WAIT.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
