package dev.signet.billing.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.account.Accounts;
import dev.signet.billing.Bills;
import dev.signet.billing.Booking.Order;
import dev.signet.billing.Bookings;
import dev.signet.billing.Budgets;
import dev.signet.billing.EarnedDays;
import dev.signet.billing.Packages;
import dev.signet.billing.Purchases;
import dev.signet.billing.Settlement;
import dev.signet.billing.Statement;
import dev.signet.billing.Vouchers;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.quarter.Books.Account;
import dev.signet.billing.quarter.Books.Message;
import dev.signet.billing.quarter.Books.Month;
import dev.signet.billing.quarter.Books.Receipt;
import dev.signet.cost.BillFiles;
import dev.signet.cost.CostStatistics;
import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresAnswer;
import dev.signet.figures.FiguresCheck;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.Folding;
import dev.signet.figures.Measure;
import dev.signet.figures.Sums;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.FactsChanged;
import dev.signet.platform.Refusal;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rulebook.RulebookActivated;
import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import dev.signet.sending.Lane;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendRequest.Operation;
import dev.signet.sending.Sending;
import dev.signet.sending.SendingFixture;
import dev.signet.sending.SendingIT;
import dev.signet.sending.SendingSlice;
import dev.signet.sending.Through;
import dev.signet.sending.job.Housekeeping;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import dev.signet.statistics.Scope;
import dev.signet.statistics.SendStatistics;
import dev.signet.statistics.StatisticsFilter;
import dev.signet.support.PdfText;
import dev.signet.support.SettableClock;
import dev.signet.support.SharedDatabase;
import dev.signet.template.SendableTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A quarter of twenty accounts on two nodes, by a clock that only goes forward, with everything that money can meet: whatever
 * the product says of it afterwards is what {@link Books} come to by themselves, to the part and to the cent.
 */
@Tag("faults")
@Import({SimulatedQuarterIT.OwnRulebook.class, SendStatistics.class, CostStatistics.class, BillFiles.class})
class SimulatedQuarterIT extends SendingIT {

    private static final int MESSAGES = Integer.getInteger("signet.quarter.messages", 10_000);
    private static final long SEED = Long.getLong("signet.quarter.seed", 20_320_101);
    private static final int ACCOUNTS = 20;
    /** How often an account sends on a day, in percent. */
    private static final int SENDS = 35;

    private static final int DAYS = 91;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String CARRIER = "quarter";
    private static final String SIGN = "云帆科技";
    private static final AtomicReference<Rulebook> RULES = new AtomicReference<>();
    private static final List<Integer> MONTHS = List.of(203201, 203202, 203203);
    /** Of these, things happen while their month is settled: they have no vouchers, so that no order matters. */
    private static final List<Integer> RACING = List.of(12, 13, 14, 15);

    /** The shipped rulebook with prices, packages and discounts of the quarter; the same on both nodes. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OwnRulebook {

        @Bean
        @Primary
        ActiveRulebook quarterRulebook() throws RulebookRejected {
            if (RULES.get() == null) {
                RULES.set(rulebook(new Tariff(MESSAGES, List.of())));
            }
            ActiveRulebook active = mock(ActiveRulebook.class);
            when(active.current()).thenAnswer(call -> RULES.get());
            return active;
        }
    }

    private static Rulebook rulebook(Tariff tariff) throws RulebookRejected {
        var files = new TreeMap<>(PolicyFiles.shipped().contents());
        files.put("billing/prices.csv", tariff.pricesFile().getBytes(StandardCharsets.UTF_8));
        String packages = PolicyFiles.shipped().text("billing/packages.csv") + tariff.packageLine();
        files.put("billing/packages.csv", packages.getBytes(StandardCharsets.UTF_8));
        files.put("billing/discounts.csv", tariff.discountsFile().getBytes(StandardCharsets.UTF_8));
        return new RulebookLoader().load(PolicyFiles.ofBytes(files));
    }

    /** A node whose connection the server ends under it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Dying {

        @Bean
        static BeanPostProcessor dyingStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("dataPlaneJdbcTemplate") ? new CutStatements((JdbcTemplate) bean) : bean;
                }
            };
        }
    }

    private static ConfigurableApplicationContext otherNode;

    @Autowired
    Environment environment;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts receipts;

    @Autowired
    Housekeeping housekeeping;

    @Autowired
    Settlement settlement;

    @Autowired
    Bills bills;

    @Autowired
    Bookings bookings;

    @Autowired
    Budgets budgets;

    @Autowired
    Packages packages;

    @Autowired
    Purchases purchases;

    @Autowired
    Vouchers vouchers;

    @Autowired
    Figures figures;

    @Autowired
    Folding folding;

    @Autowired
    EarnedDays earnedDays;

    @Autowired
    SendStatistics statistics;

    @Autowired
    BillFiles billFiles;

    @Autowired
    Accounts owners;

    private final Random random = new Random(SEED);
    private final List<Account> accounts = new ArrayList<>();
    private final Map<String, Message> byNumber = new HashMap<>();
    private Tariff tariff = new Tariff(MESSAGES, List.of());
    private final Books books = new Books(tariff);
    private long lastOrder = 1;
    private int sent;

    /** What a carrier will say, and when. */
    private record Due(Instant at, long order, Receipt receipt) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));

    @BeforeAll
    static void noOtherNode() {
        otherNode = null;
    }

    @AfterAll
    static void endTheOtherNode() {
        if (otherNode != null) {
            otherNode.close();
        }
        RULES.set(null);
    }

    @BeforeEach
    void twoNodes() {
        otherNode = new SpringApplicationBuilder(SendingSlice.class, OwnRulebook.class, Dying.class)
                .web(WebApplicationType.NONE)
                .initializers(new SharedDatabase())
                .properties(
                        "test.keep-schema=true",
                        "signet.database-schema=" + environment.getProperty("signet.database-schema"))
                .run();
    }

    private <T> T there(Class<T> type) {
        return otherNode.getBean(type);
    }

    private Instant now() {
        return clock.instant();
    }

    private void at(Instant instant) {
        clock.set(instant);
        there(SettableClock.class).set(instant);
    }

    @Test
    @Tag("S7.1-6")
    @Tag("S7.1-7")
    @Tag("S7.1-9")
    @Tag("BL-7")
    @Tag("BL-8")
    @Tag("BL-9")
    @Tag("BL-10")
    @Tag("BL-12")
    @Tag("BL-13")
    void whatIsSaidOfAQuarterIsWhatHappenedInIt() throws Exception {
        at(Books.at(2032, 1, 1, 0, 0));
        open();
        for (int day = 0; day < DAYS; day++) {
            day(LocalDate.of(2032, 1, 1).plusDays(day));
        }
        for (int day = 0; day < 9; day++) {
            LocalDate later = LocalDate.of(2032, 4, 1).plusDays(day);
            at(later.atTime(21, 0).atZone(SHANGHAI).toInstant());
            apply();
            tidy();
        }
        System.out.println("simulated quarter: " + sent + " messages, " + books.seen);

        everythingHappened();
        folding.fold();
        for (Account account : accounts) {
            bills(account);
            ledger(account);
            figures(account);
            earned(account);
            new FiguresCheck(jdbc).holds(account.id);
        }
    }

    /** The simulation is worth something only where it came upon all of it. */
    private void everythingHappened() {
        assertThat(sent).isGreaterThanOrEqualTo(MESSAGES);
        for (int month : MONTHS) {
            assertThat(books.seen)
                    .containsKeys("a tier in " + month + " DOMESTIC", "a tier in " + month + " INTERNATIONAL");
        }
        assertThat(books.seen)
                .containsKeys(
                        "a package ran out",
                        "a package had expired",
                        "a voucher held too little",
                        "a voucher had expired",
                        "refused, balance",
                        "refused, budget",
                        "a doubled receipt",
                        "a receipt after UNKNOWN",
                        "a receipt of a later month",
                        "a refund to BALANCE",
                        "a refund to PACKAGE",
                        "a refund to VOUCHER",
                        "earned of VOUCHER",
                        "earned of PACKAGE",
                        "became cheaper",
                        "became dearer",
                        "a discount",
                        "settled after the kill");
    }

    // ---- accounts

    private void open() throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            String yuan = i == 8 ? Tariff.yuan(MESSAGES * 300L) : Tariff.yuan(MESSAGES * 100_000L);
            Account account = new Account(i, senders.enterpriseWith(yuan).accountId());
            accounts.add(account);
            books.corrected(account, new BigDecimal(yuan).movePointRight(6).longValueExact(), now());
            List<SendableTemplate> templates = SendingFixture.TEMPLATES.get(account.id);
            add(templates, "SMS_NOTE_2", TemplateKind.NOTIFICATION, "您的订单已发货，请注意查收。".repeat(6));
            add(templates, "SMS_PROMO_3", TemplateKind.PROMOTIONAL, "云帆商城会员全场八折欢迎选购".repeat(10) + "，拒收请回复R");
            add(templates, "SMS_INTL_2", TemplateKind.INTERNATIONAL, "Your order has been shipped today. ".repeat(3));
        }
        changed();
        tariff = new Tariff(
                MESSAGES,
                List.of(
                        new Tariff.Discount(accounts.get(1).id, null, "12.5", LocalDate.of(2032, 1, 1), null),
                        new Tariff.Discount(
                                accounts.get(2).id, null, "50", LocalDate.of(2032, 1, 2), LocalDate.of(2032, 2, 28)),
                        new Tariff.Discount(accounts.get(6).id, "DOMESTIC", "80", LocalDate.of(2031, 6, 1), null),
                        new Tariff.Discount(
                                null, "INTERNATIONAL", "3", LocalDate.of(2032, 2, 1), LocalDate.of(2032, 3, 31)),
                        new Tariff.Discount(null, null, "1.01", LocalDate.of(2032, 3, 1), null)));
        books.tariff(tariff);
        RULES.set(rulebook(tariff));
        RulebookActivated activated = new RulebookActivated(RULES.get().version());
        events.publishEvent(activated);
        otherNode.publishEvent(activated);

        long unit = MESSAGES / 200;
        grant(3, Coverage.DOMESTIC, unit, Books.at(2032, 3, 1, 0, 0));
        grant(3, Coverage.DOMESTIC, unit + 1, Books.at(2032, 4, 1, 0, 0));
        grant(3, Coverage.DOMESTIC, unit / 2 + 2, Books.at(2032, 2, 20, 0, 0));
        grant(4, Coverage.DOMESTIC, MESSAGES, Books.at(2032, 1, 17, 14, 30));
        grant(4, Coverage.INTERNATIONAL, unit / 3, Books.at(2032, 3, 9, 0, 0));
        grant(12, Coverage.DOMESTIC, unit * 2, Books.at(2033, 1, 1, 0, 0));
        grant(16, Coverage.INTERNATIONAL, unit, Books.at(2032, 2, 1, 0, 0));
        voucher(5, Coverage.DOMESTIC, MESSAGES * 900L, Books.at(2032, 1, 1, 0, 0), Books.at(2032, 12, 1, 0, 0));
        voucher(6, null, MESSAGES * 350L, Books.at(2032, 1, 1, 0, 0), Books.at(2032, 2, 14, 13, 0));
        voucher(6, Coverage.DOMESTIC, MESSAGES * 500L, Books.at(2032, 1, 10, 0, 0), Books.at(2032, 3, 15, 0, 0));
        voucher(6, null, MESSAGES * 1_900L, Books.at(2032, 2, 1, 0, 0), Books.at(2032, 6, 1, 0, 0));
        voucher(7, null, MESSAGES * 20_000L, Books.at(2032, 1, 1, 0, 0), Books.at(2032, 2, 16, 10, 0));
        voucher(11, Coverage.INTERNATIONAL, MESSAGES * 2_000L, Books.at(2032, 1, 5, 0, 0), Books.at(2032, 3, 31, 0, 0));
        voucher(11, null, MESSAGES * 777L, Books.at(2032, 1, 5, 0, 0), Books.at(2032, 3, 31, 0, 0));
        grant(11, Coverage.DOMESTIC, unit, Books.at(2032, 3, 1, 0, 0));
        long stop = MESSAGES * 400L / 10_000 * 10_000;
        budgets.set(accounts.get(9).id, new Budgets.Budget(null, new BigDecimal(Tariff.yuan(stop))));
        accounts.get(9).stop = stop;
    }

    private void changed() {
        accounts.forEach(account -> {
            events.publishEvent(new FactsChanged(account.id));
            otherNode.publishEvent(new FactsChanged(account.id));
        });
    }

    private void add(List<SendableTemplate> templates, String code, TemplateKind kind, String content) {
        templates.add(new SendableTemplate(
                accounts.get(accounts.size() - 1).id, 900_000_000L + lastOrder++, code, kind, content, Map.of()));
    }

    private Order order(int account) {
        return new Order(lastOrder++, accounts.get(account).id, "staff/one", "staff/two", "quarter");
    }

    private void grant(int account, Coverage coverage, long units, Instant until) {
        Packages.Holding granted = packages.grant(accounts.get(account).id, coverage, units, now(), until, null);
        books.given(
                accounts.get(account), new Books.Package(granted.id(), coverage.name(), now(), until, units), now());
    }

    private void voucher(int account, @Nullable Coverage coverage, long micros, Instant from, Instant until) {
        Long id = bookings.giveVoucher(order(account), coverage, new BigDecimal(Tariff.yuan(micros)), from, until)
                .voucherId();
        books.given(
                accounts.get(account),
                new Books.Voucher(id, coverage == null ? null : coverage.name(), from, until, micros),
                now());
    }

    private void topUp(int account, long micros) {
        bookings.topUp(order(account), new BigDecimal(Tariff.yuan(micros)), "BANK-" + lastOrder);
        books.paidIn(accounts.get(account), micros, now());
    }

    private void buy(int account) {
        Account buyer = accounts.get(account);
        BigDecimal price = new BigDecimal(Tariff.yuan(tariff.packageMicros));
        if (buyer.balance < tariff.packageMicros) {
            try {
                purchases.buy(buyer.id, "Q-DOM", price, "buy-" + lastOrder++, "user/alice");
                throw new AssertionError("bought without money");
            } catch (Refusal expected) {
                return;
            }
        }
        String reference = "buy-" + lastOrder++;
        Packages.Holding bought =
                purchases.buy(buyer.id, "Q-DOM", price, reference, "user/alice").holding();
        assertThat(there(Purchases.class)
                        .buy(buyer.id, "Q-DOM", price, reference, "user/alice")
                        .holding())
                .isEqualTo(bought);
        Instant until = now().atZone(SHANGHAI).plusMonths(1).toInstant();
        books.bought(
                buyer,
                new Books.Package(bought.id(), "DOMESTIC", now(), until, tariff.packageUnits),
                tariff.packageMicros,
                now());
    }

    // ---- days

    private void day(LocalDate day) throws Exception {
        if (day.getDayOfMonth() % 10 == 5) {
            at(day.atTime(8, 30).atZone(SHANGHAI).toInstant());
            apply();
            topUp(8, MESSAGES * 150L);
            buy(10);
            buy(day.getMonthValue() + 16);
        }
        List<List<Account>> slots = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Account account : accounts) {
            if (random.nextInt(100) < SENDS) {
                slots.get(random.nextInt(slots.size())).add(account);
            }
        }
        int[] hours = {9, 12, 15, 20};
        for (int slot = 0; slot < hours.length; slot++) {
            at(day.atTime(hours[slot], random.nextInt(50)).atZone(SHANGHAI).toInstant());
            apply();
            for (Account account : slots.get(slot)) {
                send(account, random.nextBoolean() ? sending : there(Sending.class), kind(account));
            }
            at(now().plus(Duration.ofMinutes(1)));
            dispatch(random.nextBoolean() ? outbox : there(Outbox.class));
        }
        at(day.atTime(21, 0).atZone(SHANGHAI).toInstant());
        apply();
        tidy();
        accounts.forEach(this::balance);
        if (day.getDayOfMonth() == day.lengthOfMonth()) {
            endOfMonth(day);
        }
    }

    private String kind(Account account) {
        int drawn = random.nextInt(100);
        int abroad = account.index == 16 || account.index == 11 ? 50 : 15;
        return drawn < abroad
                ? "INTERNATIONAL"
                : drawn < 55 ? "NOTIFICATION" : drawn < 80 ? "VERIFICATION" : "PROMOTIONAL";
    }

    private void send(Account account, Sending through, String kind) {
        int mean = Math.max(1, MESSAGES * 125 / (ACCOUNTS * DAYS * SENDS));
        send(account, through, kind, mean / 2 + 1 + random.nextInt(mean));
    }

    private void send(Account account, Sending through, String kind, int count) {
        boolean isLong = random.nextInt(4) == 0;
        boolean each = account.index == 9 || random.nextInt(10) == 0;
        List<Message> messages = new ArrayList<>();
        List<Recipient> recipients = new ArrayList<>();
        String template = switch (kind) {
            case "VERIFICATION" -> "SMS_CODE";
            case "NOTIFICATION" -> isLong ? "SMS_NOTE_2" : "SMS_PLAIN";
            case "PROMOTIONAL" -> isLong ? "SMS_PROMO_3" : "SMS_PROMO";
            default -> isLong ? "SMS_INTL_2" : "SMS_INTL";
        };
        int parts = template.endsWith("_2") ? 2 : template.endsWith("_3") ? 3 : 1;
        String param = template.equals("SMS_CODE")
                ? "{\"code\":\"123456\"}"
                : template.equals("SMS_INTL") ? "{\"order\":\"A1\"}" : null;
        for (int i = 0; i < count; i++) {
            Message message = message(account, kind, parts);
            messages.add(message);
            recipients.add(
                    new Recipient(message.abroad() ? message.number : message.number.substring(2), SIGN, param, null));
        }
        SendRequest request = new SendRequest(
                account.id,
                null,
                each ? "bulk-7" + lastOrder++ + "-0" : UUID.randomUUID().toString(),
                each ? Operation.BULK : Operation.SEND_SMS,
                recipients,
                template,
                null,
                each ? "chunk-" + lastOrder++ : null,
                now());
        SendAnswer answer = answer(through, request);
        String refusal = books.send(account, messages, each, now());
        assertThat(answer.accepted())
                .as("answer %s to %d %s of account %d, expected %s", answer, count, kind, account.index, refusal)
                .isEqualTo(refusal.isEmpty());
        if (refusal.isEmpty()) {
            sent += count;
            messages.forEach(message -> byNumber.put(message.number, message));
        } else {
            assertThat(answer.code()).isIn("isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE", "isv.MONTH_LIMIT_CONTROL");
        }
    }

    private void balance(Account account) {
        if (micros(senders.balances().available(account.id)) != account.balance) {
            compare(account, Books.monthOf(now())); // which says more
        }
        assertThat(senders.balances().available(account.id))
                .as("balance of account %d at %s", account.index, now())
                .isEqualByComparingTo(Tariff.yuan(account.balance));
    }

    private static SendAnswer answer(Sending through, SendRequest request) {
        try {
            return through.send(request).get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    private long lastNumber;

    private Message message(Account account, String kind, int parts) {
        long mixed = ++lastNumber * 7_919_777L;
        if (kind.equals("INTERNATIONAL")) {
            String rest = String.format("%06d", mixed % 1_000_000);
            String number = switch (random.nextInt(4)) {
                case 0 -> "85261" + rest;
                case 1 -> "6591" + rest;
                case 2 -> "447400" + rest;
                default -> "85362" + rest;
            };
            return new Message(account, kind, number, "INTERNATIONAL", parts, now());
        }
        int network = random.nextInt(4);
        String prefix = List.of("86135", "86186", "86189", "86192").get(network);
        String vendor = List.of("MOBILE", "UNICOM", "TELECOM", "CBN").get(network);
        return new Message(account, kind, prefix + String.format("%08d", mixed % 100_000_000), vendor, parts, now());
    }

    /** Everything that waits goes to the carrier, which takes most of it. */
    private void dispatch(Outbox through) {
        for (Lane lane : Lane.values()) {
            List<OutboundMessage> claimed;
            while (!(claimed = through.claim("node", lane, 1000, new Through(CARRIER))).isEmpty()) {
                List<Submitted> submitted = new ArrayList<>();
                List<SubmitFailed> refused = new ArrayList<>();
                List<Message> taken = new ArrayList<>();
                List<Message> lost = new ArrayList<>();
                for (OutboundMessage outbound : claimed) {
                    Message message = byNumber.get(outbound.phoneNumber());
                    assertThat(outbound.segments()).isEqualTo(message.parts);
                    if (random.nextInt(50) == 0) {
                        refused.add(new SubmitFailed(outbound.id(), CARRIER, "SUBMIT:8", null, now()));
                        lost.add(message);
                    } else {
                        List<String> ids = new ArrayList<>();
                        for (int part = 0; part < message.parts; part++) {
                            ids.add(id(message, part));
                        }
                        submitted.add(new Submitted(outbound.id(), CARRIER, ids, now()));
                        taken.add(message);
                        plan(message);
                    }
                }
                through.failed(refused);
                books.failed(lost, "FAILED", now());
                through.submitted(submitted);
                books.taken(taken, now());
            }
        }
    }

    private static String id(Message message, int part) {
        return message.number + "-" + part;
    }

    /** What becomes of it: most are delivered soon; some late, after the end of waiting, twice, not, or never heard of. */
    private void plan(Message message) {
        int fate = random.nextInt(100);
        Duration late = fate < 84
                ? Duration.ofSeconds(1 + random.nextInt(600))
                : fate < 93 ? Duration.ofHours(3 + random.nextInt(60)) : Duration.ofHours(100 + random.nextInt(40));
        boolean failed = fate % 10 == 7;
        if (fate >= 97) {
            return; // no word of it, ever
        }
        for (int part = 0; part < message.parts; part++) {
            Instant at = now().plus(late).plusSeconds(part * (random.nextInt(20) == 0 ? 86_400L : 3));
            boolean ofPart = failed && part == message.parts - 1;
            plan(at, new Receipt(message, part, !ofPart));
            if (random.nextInt(25) == 0) {
                plan(at, new Receipt(message, part, !ofPart));
                plan(at.plus(Duration.ofHours(20)), new Receipt(message, part, ofPart));
            }
        }
    }

    private void plan(Instant at, Receipt receipt) {
        due.add(new Due(at, lastOrder++, receipt));
    }

    /** Whatever has come by now, in the order in which it came. */
    private void apply() {
        while (!due.isEmpty() && !due.peek().at().isAfter(now())) {
            List<Receipt> together = new ArrayList<>();
            List<ReceiptUpdate> updates = new ArrayList<>();
            while (together.size() < 400 && !due.isEmpty() && !due.peek().at().isAfter(now())) {
                Due next = due.poll();
                together.add(next.receipt());
                updates.add(update(next.receipt(), next.at()));
            }
            (random.nextBoolean() ? receipts : there(Receipts.class)).apply(updates);
            books.receipts(together, now());
        }
    }

    private static ReceiptUpdate update(Receipt receipt, Instant at) {
        return new ReceiptUpdate(
                CARRIER,
                id(receipt.message(), receipt.part()),
                receipt.delivered() ? ReceiptUpdate.State.DELIVERED : ReceiptUpdate.State.FAILED,
                receipt.delivered() ? "DELIVERED" : "MK:0001",
                at);
    }

    /** What nobody heard of for three days is not charged. */
    private void tidy() {
        housekeeping.tidy();
        List<Message> unknown = new ArrayList<>();
        for (Account account : accounts) {
            for (Message message : account.messages) {
                if (message.state.equals("UNANSWERED")
                        && message.takenAt.isAfter(Instant.EPOCH)
                        && message.takenAt.isBefore(now().minus(Duration.ofHours(72)))) {
                    unknown.add(message);
                }
            }
        }
        books.failed(unknown, "UNKNOWN", now());
    }

    // ---- the end of a month

    private void endOfMonth(LocalDate day) throws Exception {
        int month = day.getYear() * 100 + day.getMonthValue();
        Instant midnight = day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
        at(midnight.minusSeconds(120));
        apply();
        for (Account account : accounts) {
            send(account, sending, account.index % 3 == 0 ? "INTERNATIONAL" : "NOTIFICATION", 3);
        }
        at(midnight.minusSeconds(60));
        dispatch(outbox);
        at(midnight.minusMillis(1));
        applySomeOf(0.4);
        for (Account account : accounts) {
            send(account, there(Sending.class), account.index % 4 == 0 ? "INTERNATIONAL" : "VERIFICATION", 2);
        }
        at(midnight);
        applySomeOf(0.3);
        dispatch(there(Outbox.class));

        killed(month);
        racing(month);
        settlement.settleWhatHasEnded();
        there(Settlement.class).settleWhatHasEnded();
        for (Account account : accounts) {
            books.settle(account, month, now());
        }
        settledOnce(month);

        // Whose clock is a moment behind comes after the bill: it counts in the next month.
        there(SettableClock.class).set(midnight.minusMillis(1));
        clock.set(midnight.minusMillis(1));
        send(accounts.get(0), there(Sending.class), "NOTIFICATION", 2);
        applySomeOf(0.5);
        at(midnight.plusSeconds(30));
        dispatch(outbox);
        settlement.settleWhatHasEnded();
        settledOnce(month);
        accounts.forEach(account -> compare(account, month));
        accounts.forEach(account -> compare(account, Books.after(month)));
    }

    /** Receipts that were to come within minutes come now, some of them. */
    private void applySomeOf(double share) {
        List<Due> soon = new ArrayList<>();
        List<Due> rest = new ArrayList<>();
        while (!due.isEmpty() && due.peek().at().isBefore(now().plusSeconds(700))) {
            Due next = due.poll();
            (random.nextDouble() < share ? soon : rest).add(next);
        }
        due.addAll(rest);
        soon.forEach(each -> due.add(new Due(now(), each.order(), each.receipt())));
        apply();
    }

    /** The server ends the connection of the node that settles, at another statement each time. */
    private void killed(int month) {
        CutStatements statements = (CutStatements) otherNode.getBean("dataPlaneJdbcTemplate", JdbcTemplate.class);
        for (int statement = 2; statement < 22; statement++) {
            statements.cutAfter(statement);
            there(Settlement.class).settleWhatHasEnded();
            if (!statements.isCut()) {
                break;
            }
            for (Account account : accounts) {
                boolean billed = bills.find(account.id, yearMonth(month)).isPresent();
                assertThat(closings(account, month))
                        .as("of account %d", account.index)
                        .isIn(billed ? List.of(0, 1, 2) : List.of(0));
            }
        }
        statements.cutAfter(0);
        assertThat(statements.cuts()).isGreaterThan(10);
        books.saw("settled after the kill");
    }

    private int closings(Account account, int month) {
        Integer count = jdbc.queryForObject(
                "select count(*) from billing_entry where account_id = ? and month = ? and kind in (6, 7)",
                Integer.class,
                account.id,
                month);
        return count == null ? 0 : count;
    }

    /** Two nodes settle while messages come and end. */
    private void racing(int month) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        CyclicBarrier start = new CyclicBarrier(3);
        List<Future<?>> running = new ArrayList<>();
        for (Settlement node : List.of(settlement, there(Settlement.class))) {
            running.add(threads.submit(() -> {
                start.await();
                node.settleWhatHasEnded();
                return null;
            }));
        }
        running.add(threads.submit(() -> {
            start.await();
            for (int index : RACING) {
                send(accounts.get(index), sending, "NOTIFICATION", 3);
            }
            List<Due> ofThem = new ArrayList<>();
            for (Due each : due) {
                if (RACING.contains(each.receipt().message().account.index)
                        && each.at().isBefore(now().plusSeconds(700))) {
                    ofThem.add(each);
                }
            }
            due.removeAll(ofThem);
            for (Due each : ofThem) {
                receipts.apply(List.of(update(each.receipt(), now())));
                books.receipts(List.of(each.receipt()), now());
            }
            return null;
        }));
        for (Future<?> each : running) {
            each.get(120, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    private void settledOnce(int month) {
        for (Account account : accounts) {
            Month expected = account.months.get(month);
            assertThat(bills.find(account.id, yearMonth(month)).isPresent())
                    .as("bill of account %d", account.index)
                    .isEqualTo(expected != null && expected.anything);
            if (expected != null) {
                int entries = (expected.discount == 0 ? 0 : 1) + (expected.rounding == 0 ? 0 : 1);
                assertThat(closings(account, month)).isEqualTo(entries);
            }
        }
    }

    // ---- what is compared

    private static YearMonth yearMonth(int month) {
        return YearMonth.of(month / 100, month % 100);
    }

    private void bills(Account account) {
        for (int month : account.months.keySet()) {
            compare(account, month);
        }
        assertThat(bills.list(account.id, 99)).hasSizeLessThanOrEqualTo(MONTHS.size());
    }

    private void compare(Account account, int number) {
        Month expected = account.months.get(number);
        if (expected == null) {
            return;
        }
        boolean closed = account.closed >= number;
        Statement statement = bills.of(account.id, yearMonth(number));
        String where = "account " + account.index + ", " + number;
        assertThat(statement.bill() != null).as(where).isEqualTo(closed);
        if (statement.bill() != null) {
            assertThat(statement.bill().rulebook()).isEqualTo(RULES.get().version());
        }
        if (!closed) {
            Map.Entry<Integer, Month> earlier = account.months.lowerEntry(number);
            expected.opening = earlier == null ? 0 : earlier.getValue().closing();
            expected.discount = books.discount(account, number, expected);
        }
        agrees(where, expected, shown(statement), rows(statement));
        if (closed) {
            assertThat(micros(statement.payable()) % 10_000).as(where).isZero();
            files(where, account, statement, expected);
        } else {
            expected.discount = 0;
        }
    }

    /**
     * Whatever shows a bill is compared here.
     *
     * @param sums in the words of {@link #sums}
     * @param rows in the words of {@link Books#row}
     */
    private void agrees(String where, Month expected, String sums, List<String> rows) {
        assertThat(sums).as(where).isEqualTo(sums(expected));
        assertThat(rows).as(where).containsExactlyElementsOf(books.rows(expected));
    }

    /** What the official bill says as a PDF and as a workbook: each unit and amount, whatever its sign. */
    private void files(String where, Account account, Statement statement, Month expected) {
        Map<String, Long> units = new TreeMap<>();
        Map<String, Long> micros = new TreeMap<>();
        expected.lines.forEach((key, line) -> {
            String row = key.source().equals("PACKAGE")
                    ? "package " + key.item().kind() + key.item().vendor()
                    : key.item().kind() + key.item().vendor() + line(key);
            units.merge(row, line.units, Long::sum);
            if (!key.source().equals("PACKAGE")) {
                micros.merge(row, line.micros, Long::sum);
            }
        });
        List<BigDecimal> numbers = new ArrayList<>();
        units.values().forEach(all -> numbers.add(BigDecimal.valueOf(all)));
        micros.values().forEach(all -> numbers.add(BigDecimal.valueOf(all, 6)));
        for (long sum : List.of(
                expected.payable(),
                expected.discount,
                expected.rounding,
                expected.of("VOUCHER"),
                expected.opening,
                expected.topUps,
                expected.corrections,
                expected.purchases,
                expected.closing())) {
            numbers.add(BigDecimal.valueOf(Math.abs(sum), 6));
        }
        Set<String> wanted =
                numbers.stream().map(SimulatedQuarterIT::plain).collect(Collectors.toCollection(TreeSet::new));
        wanted.remove("0");
        try {
            var owner = owners.find(account.id).orElseThrow();
            for (boolean english : List.of(true, false)) {
                var pdf = new ByteArrayOutputStream();
                billFiles.write(BillFiles.Format.PDF, owner, statement, english, pdf);
                assertThat(numbers(PdfText.of(pdf.toByteArray())))
                        .as("PDF of %s", where)
                        .containsAll(wanted);
                var workbook = new ByteArrayOutputStream();
                billFiles.write(BillFiles.Format.XLSX, owner, statement, english, workbook);
                StringBuilder cells = new StringBuilder();
                try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook.toByteArray()))) {
                    read.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> cells.append(
                                    cell.getCellType() == CellType.NUMERIC
                                            ? BigDecimal.valueOf(cell.getNumericCellValue())
                                                    .toPlainString()
                                            : cell.getStringCellValue())
                            .append('\n'))));
                }
                assertThat(numbers(cells.toString()))
                        .as("workbook of %s", where)
                        .containsAll(wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Books.Key key) {
        return key.item().prefix() + key.item().since();
    }

    private static Set<String> numbers(String text) {
        return Pattern.compile("[0-9][0-9,]*(?:\\.[0-9]+)?")
                .matcher(text)
                .results()
                .map(found -> plain(new BigDecimal(found.group().replace(",", ""))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The sums of a bill in words: the same for whatever shows them. */
    private static String sums(Month month) {
        return String.format(
                "charged %s vouchers %s discount %s rounding %s payable %s opening %s paid in %s corrected %s bought %s closing %s",
                Tariff.yuan(month.of(null)),
                Tariff.yuan(month.of("VOUCHER")),
                Tariff.yuan(month.discount),
                Tariff.yuan(month.rounding),
                Tariff.yuan(month.payable()),
                Tariff.yuan(month.opening),
                Tariff.yuan(month.topUps),
                Tariff.yuan(month.corrections),
                Tariff.yuan(month.purchases),
                Tariff.yuan(month.closing()));
    }

    private static String shown(Statement statement) {
        return String.format(
                "charged %s vouchers %s discount %s rounding %s payable %s opening %s paid in %s corrected %s bought %s closing %s",
                statement.charged(),
                statement.vouchers(),
                statement.discount(),
                statement.rounding(),
                statement.payable(),
                statement.opening(),
                statement.topUps(),
                statement.corrections(),
                statement.purchases(),
                statement.closing());
    }

    private static List<String> rows(Statement statement) {
        List<String> rows = new ArrayList<>();
        for (Statement.Item item : statement.items()) {
            Long source = item.sourceId();
            rows.add(Books.row(
                    item.kind().name(),
                    item.vendor(),
                    item.prefix(),
                    item.since(),
                    item.source().name(),
                    source == null ? 0 : source,
                    micros(item.unitPrice()),
                    item.units(),
                    micros(item.amount()),
                    item.messages()));
        }
        return rows;
    }

    private static long micros(BigDecimal yuan) {
        return yuan.movePointRight(6).longValueExact();
    }

    /** Every entry of the ledger, added up one by one. */
    private void ledger(Account account) {
        Map<String, Long> sums = new TreeMap<>();
        jdbc.query(
                "select month, kind, balance_micros, reserved_micros, package_id, package_units, voucher_id, voucher_micros,"
                        + " voucher_reserved_micros from billing_entry where account_id = ?",
                row -> {
                    int month = row.getInt(1);
                    int kind = row.getInt(2);
                    long balance = row.getLong(3);
                    long reserved = row.getLong(4);
                    sums.merge("balance", balance, Long::sum);
                    sums.merge("reserved", reserved, Long::sum);
                    if (row.getObject(5) != null) {
                        sums.merge("package " + row.getLong(5), row.getLong(6), Long::sum);
                    }
                    if (row.getObject(7) != null) {
                        sums.merge("voucher " + row.getLong(7), row.getLong(8), Long::sum);
                        sums.merge("reserved of voucher " + row.getLong(7), row.getLong(9), Long::sum);
                    }
                    sums.merge(month + " in all", balance + reserved, Long::sum);
                    switch (kind) {
                        case 2 -> sums.merge(month + " charged", -reserved, Long::sum);
                        case 5 -> sums.merge(month + " charged", -balance, Long::sum);
                        case 6, 7 -> sums.merge(month + " charged", -balance, Long::sum);
                        default -> {}
                    }
                },
                account.id);
        Map<String, Long> expected = new TreeMap<>();
        expected.put("balance", account.balance);
        expected.put("reserved", account.reserved);
        account.packages.forEach(each -> expected.put("package " + each.id, each.left));
        account.vouchers.forEach(each -> {
            expected.put("voucher " + each.id, each.left);
            expected.put("reserved of voucher " + each.id, each.reserved);
        });
        account.months.forEach((number, month) -> {
            expected.put(number + " in all", month.topUps + month.corrections - month.purchases - month.payable());
            expected.put(number + " charged", month.payable());
        });
        sums.values().removeIf(sum -> sum == 0);
        expected.values().removeIf(sum -> sum == 0);
        assertThat(sums).as("ledger of account %d", account.index).isEqualTo(expected);
        assertThat(micros(senders.balances().available(account.id))).isEqualTo(account.balance);
        assertThat(vouchers.of(account.id))
                .extracting(each -> each.id() + " " + each.left() + " " + each.reserved())
                .containsExactlyElementsOf(account.vouchers.stream()
                        .map(each -> each.id + " " + Tariff.yuan(each.left) + " " + Tariff.yuan(each.reserved))
                        .toList());
        assertThat(packages.of(account.id))
                .extracting(each -> each.id() + " " + each.unitsLeft())
                .containsExactlyElementsOf(account.packages.stream()
                        .map(each -> each.id + " " + each.left)
                        .toList());
    }

    private void figures(Account account) {
        Map<String, String> expected = new TreeMap<>();
        Map<String, List<Message>> days = new TreeMap<>();
        for (Message message : account.messages) {
            days.computeIfAbsent(message.day + " all", day -> new ArrayList<>()).add(message);
            days.computeIfAbsent(message.day + " kind " + message.kind, day -> new ArrayList<>())
                    .add(message);
            days.computeIfAbsent(message.day + " " + message.vendor, day -> new ArrayList<>())
                    .add(message);
        }
        days.forEach((day, messages) -> expected.put(day, counted(messages)));

        LocalDate first = LocalDate.of(2031, 12, 1);
        LocalDate last = LocalDate.of(2032, 4, 30);
        Map<String, String> shown = new TreeMap<>();
        for (Dimension dimension : List.of(Dimension.ALL, Dimension.VENDOR)) {
            FiguresAnswer answer = figures.of(
                    new FiguresQuery(account.id, first, last, dimension, FiguresQuery.Step.DAY, null, null, 10_000));
            for (FiguresAnswer.Row row : answer.rows()) {
                shown.put(row.day() + " " + (dimension == Dimension.ALL ? "all" : row.value()), counted(row.sums()));
            }
        }
        for (TemplateKind kind : TemplateKind.values()) {
            Scope scope = kind == TemplateKind.INTERNATIONAL ? Scope.INTERNATIONAL : Scope.DOMESTIC;
            SendStatistics.Report report = statistics.of(
                    account.id,
                    new StatisticsFilter(scope, kind, null, null),
                    new DayRange("custom", first, last),
                    SHANGHAI);
            for (SendStatistics.Point point : report.points()) {
                if (point.sums().records() > 0) {
                    shown.put(point.slot().day() + " kind " + kind, counted(point.sums()));
                }
            }
            List<Message> all = account.messages.stream()
                    .filter(message -> message.kind.equals(kind.name()))
                    .toList();
            assertThat(counted(report.total())).isEqualTo(counted(all));
        }
        assertThat(shown).as("figures of account %d", account.index).isEqualTo(expected);
    }

    /**
     * What was charged at sending, less what its days take off, is what the ledger charged: in each month, and with what is reserved in
     * all. Packages earned what was paid for them, but for what is deferred.
     */
    private void earned(Account account) {
        LocalDate first = LocalDate.of(2031, 12, 1);
        LocalDate last = LocalDate.of(2032, 4, 30);
        EarnedDays.Earnings earnings = earnedDays.of(first, last, account.id, true, true);
        Map<String, Long> less = new TreeMap<>();
        long ofPackages = earnings.deferred();
        for (EarnedDays.Earned each : earnings.earned()) {
            less.merge(YearMonth.from(each.day()).toString(), each.less(), Long::sum);
            ofPackages += each.used() + each.lapsed();
        }
        long spend = account.messages.stream()
                .filter(message -> message.charged)
                .mapToLong(message -> message.micros)
                .sum();
        Map<String, Long> expected = new TreeMap<>();
        Map<Long, Long> units = new TreeMap<>();
        long charged = account.reserved;
        long paid = 0;
        for (var voucher : account.vouchers) {
            charged += voucher.reserved;
        }
        for (var each : account.months.entrySet()) {
            Month month = each.getValue();
            Long atSending = jdbc.queryForObject(
                    "select coalesce(-sum(reserved_micros + voucher_reserved_micros), 0) from billing_entry"
                            + " where account_id = ? and month = ? and kind = 2",
                    Long.class,
                    account.id,
                    each.getKey());
            expected.put(
                    YearMonth.of(each.getKey() / 100, each.getKey() % 100).toString(), atSending - month.payable());
            charged += month.payable();
            paid += month.purchases;
            month.lines.forEach((key, line) -> {
                if (key.source().equals("PACKAGE")) {
                    units.merge(key.sourceId(), line.units, Long::sum);
                }
            });
        }
        long taken = less.values().stream().mapToLong(Long::longValue).sum();
        less.values().removeIf(sum -> sum == 0);
        expected.values().removeIf(sum -> sum == 0);
        assertThat(less).as("taken off account %d", account.index).isEqualTo(expected);
        assertThat(spend - taken).as("earned of account %d", account.index).isEqualTo(charged);
        assertThat(ofPackages).as("packages of account %d", account.index).isEqualTo(paid);
        Map<Long, Long> stored = new TreeMap<>();
        jdbc.query(
                "select id, units_earned from billing_package where account_id = ? and units_earned <> 0",
                row -> {
                    stored.put(row.getLong(1), row.getLong(2));
                },
                account.id);
        units.values().removeIf(sum -> sum == 0);
        assertThat(stored).as("units of account %d", account.index).isEqualTo(units);
    }

    private static String counted(List<Message> messages) {
        long[] counts = new long[10];
        for (Message message : messages) {
            boolean delivered = message.state.equals("DELIVERED");
            boolean waits = message.state.equals("UNANSWERED");
            boolean failed = !delivered && !waits;
            counts[0]++;
            counts[1] += message.parts;
            counts[2] += delivered ? message.parts : 0;
            counts[3] += failed ? message.parts : 0;
            counts[4] += waits ? message.parts : 0;
            counts[5] += message.state.equals("REFUSED") ? 1 : 0;
            counts[6] += message.charged ? message.parts : 0;
            counts[7] += message.charged && message.source.equals("PACKAGE") ? message.parts : 0;
            counts[8] += message.charged ? message.micros : 0;
            counts[9] += delivered ? 1 : 0;
        }
        return Arrays.toString(counts);
    }

    private static String counted(Sums sums) {
        return Arrays.toString(new long[] {
            sums.of(Measure.MESSAGES),
            sums.of(Measure.PARTS),
            sums.of(Measure.DELIVERED_PARTS),
            sums.of(Measure.FAILED_PARTS),
            sums.of(Measure.UNANSWERED_PARTS),
            sums.of(Measure.REFUSED),
            sums.of(Measure.BILLED_PARTS),
            sums.of(Measure.PACKAGE_PARTS),
            sums.of(Measure.SPEND_MICROS),
            sums.of(Measure.DELIVERED)
        });
    }
}
