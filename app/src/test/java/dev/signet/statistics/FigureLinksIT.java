package dev.signet.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.console.ConsoleLogins;
import dev.signet.figures.FiguresDelta;
import dev.signet.figures.FiguresLedger;
import dev.signet.figures.Folding;
import dev.signet.figures.LocalHours;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.CountableMessages;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.RecordFilter;
import dev.signet.sending.record.SendRecords;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a page says of a day is what the messages come to that its number leads to (app/docs/figures.md): each linked number of
 * each page is followed, through all pages of the list, and compared.
 */
@SignetTest
class FigureLinksIT {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Pattern LINKED =
            Pattern.compile("<a href=\"(/console/records\\?[^\"]*counted=true[^\"]*)\"[^>]*>([\\d,]+)</a>");
    private static final Pattern RECORD = Pattern.compile("href=\"/console/records/(\\d+)\\?");
    private static final Pattern SUM = Pattern.compile("<b>([\\d,]+) 条记录，计费条数 ([\\d,]+)。</b>");

    /** How many messages of each day, so that none of what tells them apart goes with another. */
    private static final int MESSAGES = 160;

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    CountableMessages countable;

    @Autowired
    SendRecords records;

    @Autowired
    FiguresLedger ledger;

    @Autowired
    Folding folding;

    @Autowired
    SettableClock clock;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private Customer customer;
    private ZoneId zone = SHANGHAI;
    private LocalDate day;
    private ConsoleVisitor reader;

    /** The lists that were followed already, with what they come to. */
    private final Map<String, Listed> followed = new HashMap<>();

    /**
     * @param messages rows of all pages
     * @param parts of these, as they are stored
     * @param said what the page says of both
     */
    private record Listed(long messages, long parts, String said) {}

    @BeforeEach
    void aDay() {
        clock.reset();
        day = LocalDate.ofInstant(clock.instant(), SHANGHAI).minusDays(1);
    }

    private void anAccount(Customer made) {
        customer = made;
        zone = made.account().zone();
        day = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
        sent(day.minusDays(1), 11);
        sent(day, 12);
        sent(day.plusDays(1), 13);
        counted();
        // The overview shows figures once the ledger knows of something.
        data.update("""
                insert into billing_entry (id, account_id, kind, balance_micros, reserved_micros, made_at)
                values (?, ?, 1, 0, 0, ?)""", customer.id(), customer.id(), clock.millis());
        reader = logins.owner(customer);
    }

    /** Messages of a day in every state, of every kind, network, place, task and person. */
    private void sent(LocalDate when, long seed) {
        Random random = new Random(seed);
        Instant midnight = when.atStartOfDay(zone).toInstant();
        SentMessages messages = new SentMessages(data);
        List<Message> made = new ArrayList<>();
        List<Object[]> more = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            // A third around midnight, where days of two zones and hours of one part.
            long minute =
                    i % 3 == 0 ? (i % 2 == 0 ? random.nextInt(30) : 1439 - random.nextInt(30)) : 60L * (i % 5 * 4);
            TemplateKind kind = TemplateKind.values()[random.nextInt(4)];
            State state = State.values()[random.nextInt(6)];
            boolean ended = state != State.ACCEPTED && state != State.SUBMITTED;
            boolean refused = state == State.REFUSED;
            String code = !ended
                    ? null
                    : state == State.DELIVERED
                            ? "DELIVERED"
                            : state == State.UNKNOWN
                                    ? "UNKNOWN"
                                    : refused
                                            ? List.of(
                                                            "isv.BLACK_KEY_CONTROL_LIMIT",
                                                            "isv.CUSTOMER_REFUSED",
                                                            "isv.BUSINESS_LIMIT_CONTROL")
                                                    .get(random.nextInt(3))
                                            : List.of("MC_ZY559", "IS_CLOSE", "REJECTD")
                                                    .get(random.nextInt(3));
            String carrierCode = refused || !ended || random.nextInt(3) == 0
                    ? null
                    : List.of("MC_ZY559", "IS_CLOSE", "E:1").get(random.nextInt(3));
            Message message = Message.delivered(
                            customer.id(),
                            midnight.plus(minute, ChronoUnit.MINUTES),
                            8613900100000L + random.nextInt(9999))
                    .text(
                            kind,
                            List.of("云帆科技", "云帆商城", "Yunfan").get(random.nextInt(3)),
                            "SMS_" + kind.ordinal() + random.nextInt(2),
                            "【云帆科技】您的订单已发货。")
                    .request(List.of("request", "bulk-77-1", "bulk-7-1").get(random.nextInt(3)));
            made.add(message.state(state, code, carrierCode));
            boolean billed = !refused && random.nextInt(3) > 0;
            more.add(new Object[] {
                1 + random.nextInt(3),
                random.nextInt(6) == 0 ? null : random.nextInt(5),
                List.of("CN-GD", "CN-BJ", "CN", "SG", "").get(random.nextInt(5)),
                billed ? 1 + random.nextInt(2) : 0,
                billed && random.nextBoolean() ? 5 : null,
                List.of("", "user/alice", "user/bob").get(random.nextInt(3))
            });
        }
        List<Long> ids = messages.store(made);
        for (int i = 0; i < ids.size(); i++) {
            more.set(i, append(more.get(i), LocalHours.of(made.get(i).at(), zone), ids.get(i)));
        }
        data.batchUpdate("""
                update sending_message set segments = ?, vendor = ?, place = nullif(?, ''), charge = ?, package_id = ?,
                    sent_by = nullif(?, ''), price_micros = 45000,
                    deadline = accepted_at + 864000000, counted_hour = ? where id = ?""", more);
    }

    private static Object[] append(Object[] values, Object... more) {
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private void counted() {
        FiguresDelta delta = new FiguresDelta();
        data.queryForList("select id from sending_message where account_id = ?", Long.class, customer.id())
                .forEach(id -> countable.count(id - 1, id, delta::add));
        ledger.write(delta);
        folding.fold();
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    /** What a page leads to, by its addresses, which are asserted to come to what is said there. */
    private Map<String, Long> follow(SoftAssertions all, String page) {
        return follow(all, page, false);
    }

    /** @param inMessages whether the page counts messages and not their parts */
    private Map<String, Long> follow(SoftAssertions all, String page, boolean inMessages) {
        Map<String, Long> links = links(reader, page);
        all.assertThat(links).as("numbers of %s that lead to messages", page).isNotEmpty();
        links.forEach((address, said) -> {
            Listed listed = followed.computeIfAbsent(address, this::list);
            all.assertThat(inMessages ? listed.messages() : listed.parts())
                    .as("%s of %s", address, page)
                    .isEqualTo(said);
            all.assertThat(listed.said())
                    .as("what %s says of itself", address)
                    .isEqualTo(listed.messages() + " " + listed.parts());
        });
        return links;
    }

    private static Map<String, Long> links(ConsoleVisitor visitor, String page) {
        Map<String, Long> links = new LinkedHashMap<>();
        Matcher matcher = LINKED.matcher(body(visitor, page));
        while (matcher.find()) {
            String address = matcher.group(1).replace("&amp;", "&");
            Long before = links.put(address, number(matcher.group(2)));
            assertThat(before).as("twice on %s: %s", page, address).isIn(null, links.get(address));
        }
        return links;
    }

    private static String body(ConsoleVisitor visitor, String page) {
        ConsoleVisitor.Answer answer = visitor.get(page + (page.contains("?") ? "&" : "?") + "lang=zh");
        assertThat(answer.status()).as(page).isEqualTo(200);
        return answer.body();
    }

    /** All pages of a list. */
    private Listed list(String address) {
        Set<Long> ids = new LinkedHashSet<>();
        String said = "";
        for (int page = 1; ; page++) {
            String body = body(reader, address + "&page=" + page);
            Matcher sum = SUM.matcher(body);
            said = sum.find() ? number(sum.group(1)) + " " + number(sum.group(2)) : "nothing";
            Matcher records = RECORD.matcher(body);
            int before = ids.size();
            while (records.find()) {
                ids.add(Long.parseLong(records.group(1)));
            }
            if (ids.size() == before || !body.contains("rel=\"next\"")) {
                break;
            }
        }
        ids.add(0L); // nobody's: the statement wants one
        String in = ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        Long parts = data.queryForObject(
                "select coalesce(sum(segments), 0) from sending_message where account_id = ? and id in " + in,
                Long.class,
                customer.id());
        return new Listed(ids.size() - 1, parts == null ? 0 : parts, said);
    }

    private String days(LocalDate from, LocalDate to) {
        return "range=custom&from=" + from + "&to=" + to;
    }

    @Test
    @Tag("S7.2-7")
    void everyNumberLeadsToItsMessages() {
        anAccount(accounts.enterprise());
        String one = days(day, day);
        String three = days(day.minusDays(1), day.plusDays(1));
        assertSoftly(all -> {
            for (String scope : List.of("DOMESTIC", "INTERNATIONAL")) {
                String volumes = "/console/statistics?scope=" + scope + "&";
                Map<String, Long> byHour = follow(all, volumes + one);
                all.assertThat(byHour.keySet())
                        .anyMatch(address -> address.contains("hour="))
                        .anyMatch(address -> !address.contains("hour="));
                Map<String, Long> byDay = follow(all, volumes + three);
                all.assertThat(byDay)
                        .as("4 numbers of 3 days, none of all three")
                        .hasSize(12);
                follow(all, volumes + three + "&signature=云帆商城");
                follow(all, volumes + three + "&template=SMS_" + (scope.equals("DOMESTIC") ? "10" : "30"));
                follow(all, "/console/statistics/failures?scope=" + scope + "&date=" + day);
                follow(all, "/console/statistics/conversion?scope=" + scope + "&" + one, true);
                follow(all, "/console/statistics/conversion?scope=" + scope + "&" + three, true);
            }
            follow(all, "/console/statistics?" + three + "&kind=NOTIFICATION&signature=云帆科技&template=SMS_10");
            follow(all, "/console/statistics/failures?date=" + day + "&kind=PROMOTIONAL&signature=Yunfan");
            for (String by : List.of("CODE", "TEMPLATE", "PLACE", "VENDOR")) {
                follow(all, "/console/statistics/breakdown?by=" + by + "&" + one);
                all.assertThat(links(reader, "/console/statistics/breakdown?by=" + by + "&" + three))
                        .as("of several days nothing is listed together")
                        .isEmpty();
            }
            for (String by : List.of("TAG", "PRINCIPAL", "TASK", "SIGNATURE", "TEMPLATE")) {
                Map<String, Long> shares = follow(all, "/console/costs/by?by=" + by + "&" + one);
                all.assertThat(shares).as(by).hasSizeBetween(by.equals("TAG") ? 2 : 6, 99);
                all.assertThat(links(reader, "/console/costs/by?by=" + by + "&" + three))
                        .isEmpty();
            }
            follow(all, "/console");
            follow(all, "/console?" + one);
            follow(all, "/console?" + three);
        });
    }

    /** A day of another zone lies in two of those by which records are kept. */
    @Test
    void daysOfAnotherZoneLeadToTheirMessagesToo() {
        for (String other : List.of("America/New_York", "Pacific/Auckland", "Asia/Kolkata")) {
            followed.clear();
            Account made = administration.create(
                    "test",
                    "links-" + other.toLowerCase(Locale.ROOT).replaceAll("\\W", "-"),
                    AccountKind.ENTERPRISE,
                    "杭州示例科技有限公司",
                    other);
            anAccount(new Customer(made, administration.createKey("test", made.id())));
            assertSoftly(all -> {
                follow(all, "/console/statistics?" + days(day, day));
                follow(all, "/console/statistics?" + days(day.minusDays(1), day.plusDays(1)));
                follow(all, "/console/statistics/failures?date=" + day);
                follow(all, "/console/statistics/breakdown?by=PLACE&" + days(day, day));
                follow(all, "/console?" + days(day, day));
            });
        }
    }

    /** Of one day: home = domestic + abroad = cost shares; spend of the month is the sum that they go back to. */
    @Test
    void whatPagesSayOfADayFitsTogether() {
        anAccount(accounts.enterprise());
        SignedRest api = new SignedRest(server, customer.key(), clock);
        Map<String, String> range = Map.of("range", "custom", "from", day.toString(), "to", day.toString());
        long home = sent(api, range, "DOMESTIC");
        long abroad = sent(api, range, "INTERNATIONAL");
        String page = body(reader, "/console?" + days(day, day));

        assertThat(page.substring(page.indexOf("id=\"both\"")))
                .contains("国内 " + home + " 条", "国际/港澳台 " + abroad + " 条", "scope=INTERNATIONAL");
        assertThat(links(reader, "/console?" + days(day, day)))
                .as("the day as a whole")
                .containsEntry("/console/records?date=" + day + "&counted=true", home + abroad);
        Map<String, Long> counted = new HashMap<>();
        for (String state : List.of("DELIVERED", "FAILED", "WAITING")) {
            counted.put(
                    state,
                    api.get(
                                    "/v1/records",
                                    Map.of("date", day.toString(), "counted", "true", "state", state, "size", "200"))
                            .json()
                            .at("/parts")
                            .asLong());
        }
        assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(home + abroad);
        JsonNode all = api.get("/v1/records", Map.of("date", day.toString(), "size", "200"))
                .json();
        JsonNode own = api.get("/v1/records", Map.of("date", day.toString(), "counted", "true", "size", "200"))
                .json();
        assertThat(all.at("/shown").asInt())
                .as("with what the blacklist stopped")
                .isEqualTo(MESSAGES);
        assertThat(own.at("/shown").asInt()).isLessThan(MESSAGES);
        assertThat(all.at("/parts").isMissingNode() || all.at("/parts").isNull())
                .isTrue();
        Matcher month = Pattern.compile("href=\"/console/costs/by\\?range=month\"[^>]*>([^<]+)</a>")
                .matcher(page);
        assertThat(month.find()).isTrue();
        assertThat(body(reader, "/console/costs/by?range=month")).contains(month.group(1));
    }

    private static long sent(SignedRest api, Map<String, String> range, String scope) {
        Map<String, String> asked = new HashMap<>(range);
        asked.put("scope", scope);
        return api.get("/v1/statistics", asked).json().at("/total/sent").asLong();
    }

    /** Whether the newest are enough, or all of the day has to be read. */
    @Test
    void theNewestOfADayAreFoundHoweverFewAreShown() {
        anAccount(accounts.enterprise());
        RecordFilter counted = RecordFilter.counted(day, zone, null);
        RecordFilter delivered = new RecordFilter(
                counted.from(),
                counted.to(),
                null,
                null,
                null,
                null,
                SendStatus.DELIVERED,
                null,
                RecordFilter.Origin.ANY,
                counted.counting());
        List<Long> stored = data.queryForList(
                "select id from sending_message where account_id = ? and state = ? and counted_hour >= ? and counted_hour < ?"
                        + " order by id desc",
                Long.class,
                customer.id(),
                State.DELIVERED.ordinal(),
                LocalHours.first(day),
                LocalHours.first(day.plusDays(1)));

        for (int most : new int[] {1, 4, stored.size() - 1, stored.size(), MESSAGES, 2 * MESSAGES}) {
            assertThat(records.newest(customer.id(), delivered, most))
                    .as("%s", most)
                    .isEqualTo(stored.subList(0, Math.min(most, stored.size())));
        }
    }

    /** Hours go with the messages, days stay. */
    @Test
    void numbersOfDaysWhoseMessagesAreGoneAreText() {
        anAccount(accounts.enterprise());
        data.update("delete from figures_hour where account_id = ? and hour < ?", customer.id(), LocalHours.first(day));
        String page = "/console/statistics?" + days(day.minusDays(1), day);

        assertThat(body(reader, page)).contains(">" + day.minusDays(1) + "</th>");
        assertThat(links(reader, page).keySet()).hasSize(4).allMatch(address -> address.contains("date=" + day + "&"));
    }

    @Test
    void whoMayNotReadRecordsReadsTheNumbersAlone() {
        anAccount(accounts.enterprise());
        ConsoleVisitor clerk = logins.userWith(customer, "clerk", """
                {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "dysms:QuerySendStatistics", "Resource": "*"}]}""");

        for (String page : List.of(
                "/console/statistics?" + days(day, day),
                "/console/statistics/failures?date=" + day,
                "/console/statistics/breakdown?" + days(day, day))) {
            assertThat(body(clerk, page)).as(page).doesNotContain("/console/records?");
            assertThat(links(reader, page)).isNotEmpty();
        }
    }

    @Test
    @Tag("S7.3-1")
    void theListIsNarrowedByHandByWhatFiguresAreToldApartBy() {
        anAccount(accounts.enterprise());
        SignedRest api = new SignedRest(server, customer.key(), clock);
        Map<String, String> narrower = new LinkedHashMap<>();
        narrower.put("scope=INTERNATIONAL", "kind = 3");
        narrower.put("scope=DOMESTIC", "kind <> 3");
        narrower.put("vendor=UNKNOWN", "vendor is null");
        narrower.put("vendor=CBN", "vendor = 3");
        narrower.put("place=CN-GD", "place = 'CN-GD'");
        narrower.put("place=-", "place is null");
        narrower.put("carrierCode=E:1", "carrier_code = 'E:1'");
        narrower.put("carrierCode=-", "carrier_code is null");
        narrower.put("task=7", "request_id = 'bulk-7-1'");
        narrower.put("task=0", "request_id = 'request'");
        narrower.put("payer=MONEY", "charge in (1, 2) and package_id is null");
        narrower.put("payer=PACKAGE", "charge in (1, 2) and package_id is not null");
        narrower.forEach((given, condition) -> {
            String[] pair = given.split("=", 2);
            long shown = api.get("/v1/records", Map.of("date", day.toString(), pair[0], pair[1]))
                    .json()
                    .at("/shown")
                    .asLong();
            Long stored = data.queryForObject(
                    "select count(*) from sending_message where account_id = ? and counted_hour >= ? and counted_hour < ? and "
                            + condition,
                    Long.class,
                    customer.id(),
                    LocalHours.first(day),
                    LocalHours.first(day.plusDays(1)));
            assertThat(shown).as(given).isPositive().isEqualTo(stored);
        });
        for (Map<String, String> wrong : List.of(
                Map.of("vendor", "NOBODY"), Map.of("hour", "24"), Map.of("task", "-1"), Map.of("scope", "ALL"))) {
            Map<String, String> asked = new HashMap<>(wrong);
            asked.put("date", day.toString());
            assertThat(api.get("/v1/records", asked).status()).as("%s", wrong).isEqualTo(400);
        }
    }
}
