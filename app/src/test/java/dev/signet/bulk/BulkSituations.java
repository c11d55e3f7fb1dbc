package dev.signet.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.bulk.recipients.RecipientFiles;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientListState;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.SettableClock;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Orders of an account, with their numbers. */
public final class BulkSituations {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final AtomicInteger NUMBERS_ABROAD = new AtomicInteger();
    private static final AtomicInteger YEARS = new AtomicInteger(2040);

    private final long accountId;
    private final Templates templates;
    private final RecipientLists lists;

    public BulkSituations(long accountId, Templates templates, RecipientLists lists) {
        this.accountId = accountId;
        this.templates = templates;
        this.lists = lists;
    }

    /** 10:00 in Shanghai on a day that nobody else uses, later than all that others used. */
    public static Instant tenOClock(SettableClock clock) {
        Instant ten = Instant.parse(YEARS.incrementAndGet() + "-11-25T02:00:00Z");
        clock.set(ten);
        return ten;
    }

    /** A mainland number nobody used, with no ending that the simulator knows; there are four million. */
    public static String number() {
        int n = NUMBERS.getAndIncrement();
        return "15" + n / 1_000_000 + String.format("%06d99", n % 1_000_000);
    }

    public static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> number()).toList();
    }

    private static final String[] ABROAD = {"85261", "85263", "85264", "85265", "85269", "85294", "85296", "85297"};
    private static final int ABROAD_EACH = 99_990;

    /** The same in Hong Kong; after 800,000 they begin again. */
    public static List<String> numbersAbroad(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> numberAbroad(NUMBERS_ABROAD.getAndIncrement()))
                .toList();
    }

    private static String numberAbroad(int n) {
        int inRange = n % ABROAD_EACH;
        int middle = inRange + 1 + inRange / 9_999; // never 0000 before the last digit: the simulator knows such
        return ABROAD[n / ABROAD_EACH % ABROAD.length] + String.format("%05d9", middle);
    }

    public SendableTemplate template(TemplateKind kind) {
        return templates.sendable(accountId).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** A file as a customer makes it, with a value for each variable of the template. */
    public byte[] workbook(TemplateKind kind, List<String> numbers) {
        List<String> variables = template(kind).variables();
        AtomicInteger next = new AtomicInteger(-1);
        return RecipientFiles.withStreamedSheet(
                text -> {
                    int row = next.getAndIncrement();
                    text.append("<row>");
                    text.append(row < 0 ? cell("手机号码") : cell(numbers.get(row)));
                    variables.forEach(name -> text.append(cell(row < 0 ? name : "11月25日10时")));
                    text.append("</row>");
                },
                numbers.size() + 1);
    }

    private static String cell(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    /** An order to numbers from a file. */
    public Map<String, Object> byList(TemplateKind kind, String signName, List<String> numbers) {
        SendableTemplate template = template(kind);
        String value = kind == TemplateKind.NOTIFICATION ? "11月25日10时" : "123456";
        StringBuilder file = new StringBuilder("手机号码");
        template.variables().forEach(name -> file.append(',').append(name));
        for (String number : numbers) {
            file.append("\r\n").append(number);
            template.variables().forEach(name -> file.append(',').append(value));
        }
        RecipientList list = lists.begin(
                accountId,
                RecipientTemplate.of(template),
                signName,
                "numbers.csv",
                file.toString().getBytes(StandardCharsets.UTF_8));
        await("list " + list.id())
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> lists.find(accountId, list.id()).orElseThrow().state() != RecipientListState.READING);
        assertThat(lists.find(accountId, list.id()).orElseThrow().counts().valid())
                .isEqualTo(numbers.size());
        Map<String, Object> order = BulkApi.order(signName, template.code());
        order.put("recipientListId", list.id());
        return order;
    }
}
