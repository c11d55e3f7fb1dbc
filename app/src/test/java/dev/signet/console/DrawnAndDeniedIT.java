package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.signet.access.AccessCheck;
import dev.signet.access.AccountPeople;
import dev.signet.access.ActionList;
import dev.signet.access.ListedAction;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.bulk.BulkTasks;
import dev.signet.bulk.NewBulkTask;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.rules.access.SourceAddress;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * #12: what is denied is not drawn. Whoever may do little walks over every page they are led to, along each link and each
 * button as it is drawn: none is refused for want of a right, and nothing can be filled in that cannot be sent.
 */
@SignetTest
class DrawnAndDeniedIT {

    /** Of the many pages of the reference, all drawn from one template. */
    private static final int SAME = 3;

    private static final String REFERENCE = "/console/api/";
    /** Asks besides for the right to read what it is the history of. */
    private static final String HISTORY = "/console/settings/history";

    private static final String EVERYBODYS = "sts:GetCallerIdentity";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountPeople people;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    ActionList actions;

    @Autowired
    Approved approved;

    @Autowired
    Packages packages;

    @Autowired
    Templates templates;

    @Autowired
    RecipientLists lists;

    @Autowired
    BulkTasks tasks;

    @Autowired
    SettableClock clock;

    private Customer customer;

    @BeforeEach
    void anAccountWithSomethingOfEach() {
        customer = accounts.enterprise();
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        approved.template(customer.id(), TemplateKind.INTERNATIONAL, "Hello", "{}");
        String code = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货。", "{}");
        packages.grant(
                customer.id(),
                Coverage.DOMESTIC,
                1_000,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(30)),
                null);
        AccountPeople.Person bob = people.user(customer, "bob");
        people.group(customer, "market", bob.id());
        people.attachCustom(customer, "USER", bob.id(), "market", policy(Set.of("dysms:SendSms")));
        people.role(customer, "clerk", "AliyunDysmsFullAccess");
        people.resourceGroup(customer, "team", "sign/云帆科技");
        RecipientTemplate template = templates.sendable(customer.id()).stream()
                .map(RecipientTemplate::of)
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        long list = lists.byHand(customer.id(), template, "云帆科技", List.of("13900139081", "1380013"))
                .id();
        tasks.create(
                new ApiCaller(customer.id(), ""),
                new AccessCheck.Origin(SourceAddress.of("192.0.2.1"), true, false),
                new NewBulkTask("task", "云帆科技", code, list, List.of(), null, null));
        SignedRest owner = new SignedRest(server, customer.key(), clock);
        assertThat(owner.put("/v1/settings/push/SmsReport", Map.of("url", "http://192.0.2.10:9/in", "enabled", true))
                        .status())
                .isEqualTo(200);
    }

    private static String policy(Collection<String> actions) {
        return """
                {"Version": "1", "Statement": [{"Effect": "Allow", "Resource": "*", "Action": ["%s"]}]}""".formatted(String.join("\",\"", actions));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ReadOnlyAccess", "AliyunDysmsReadOnlyAccess", "AliyunDysmsFullAccess", "AliyunRAMReadOnlyAccess"
            })
    void whoMayLittleIsLedToNothingThatIsDenied(String policy) {
        Walk walk = new Walk(logins.user(customer, "reader", policy));
        walk.from(openTo(walk.visitor));

        assertThat(walk.seen).hasSizeGreaterThan(3);
        assertThat(walk.faults).isEmpty();
    }

    /** Somebody who may see one page and nothing else, for each page of the list. */
    @Test
    void whoMaySeeOnePageIsLedToNothingThatIsDenied() {
        AccountPeople.Person narrow = people.user(customer, "narrow");
        ConsoleVisitor visitor = logins.login(customer, narrow.id(), narrow.name());
        Map<Set<String>, List<String>> pages = pages().stream()
                .collect(Collectors.groupingBy(
                        page -> new TreeSet<>(actions.all().get("page GET " + page).stream()
                                .map(ListedAction::action)
                                .toList()),
                        Collectors.toList()));
        assertThat(pages).hasSizeGreaterThan(30);
        assertSoftly(all -> pages.forEach((asked, addresses) -> {
            people.detachAll(customer, narrow);
            people.attachCustom(customer, "USER", narrow.id(), "narrow-" + addresses.hashCode(), policy(asked));
            Walk walk = new Walk(visitor);
            walk.from(addresses);
            all.assertThat(walk.faults).as("%s", asked).isEmpty();
        }));
    }

    /** Pages without a place in their address. */
    private List<String> pages() {
        return actions.all().keySet().stream()
                .filter(call -> call.startsWith("page GET /console") && !call.contains("{") && !call.contains("*"))
                .map(call -> call.substring("page GET ".length()))
                .filter(path -> !path.equals("/console/pieces") && !path.equals(HISTORY))
                .sorted()
                .toList();
    }

    private List<String> openTo(ConsoleVisitor visitor) {
        return pages().stream()
                .filter(page -> visitor.get(page).status() != 403)
                .toList();
    }

    /** One walk over all that a visitor is led to. */
    private final class Walk {

        private final ConsoleVisitor visitor;
        private final Set<String> seen = new LinkedHashSet<>();
        private final Set<DrawnPage.Sent> sent = new LinkedHashSet<>();
        private final Map<String, String> whence = new TreeMap<>();
        private final List<String> faults = new ArrayList<>();
        private final Deque<String> ahead = new ArrayDeque<>();

        Walk(ConsoleVisitor visitor) {
            this.visitor = visitor;
        }

        void from(List<String> pages) {
            pages.forEach(page -> comeTo(page, "the list of pages"));
            while (!ahead.isEmpty()) {
                String path = ahead.poll();
                ConsoleVisitor.Answer answer = visitor.get(path);
                if (answer.status() >= 400) {
                    faults.add(whence.get(path) + " leads to " + path + ": " + answer.status());
                }
                if (answer.status() == 200 && answer.body().contains("<")) {
                    look(path, new DrawnPage(answer.body()));
                }
            }
            sent.forEach(this::press);
        }

        private void comeTo(String path, String from) {
            boolean enough = path.startsWith(REFERENCE)
                    && seen.stream().filter(one -> one.startsWith(REFERENCE)).count() >= SAME;
            String plain = path.replaceFirst("[?&]lang=(zh|en)$", "");
            if (!enough && seen.add(plain)) {
                whence.put(plain, from);
                ahead.add(plain);
            }
        }

        private void look(String path, DrawnPage page) {
            page.leadsTo().forEach(next -> comeTo(next, path));
            page.sends().stream()
                    .filter(one -> !isEverybodys(one) && sent.add(one))
                    .forEach(one -> whence.put("POST " + one.path(), path));
            page.filledInForNothing().forEach(fault -> faults.add(path + ": " + fault));
            page.opensNothing().forEach(fault -> faults.add(path + ": " + fault));
        }

        /** Their own login, the theme, the way out. */
        private boolean isEverybodys(DrawnPage.Sent sent) {
            return sent.path().startsWith("/console/logout")
                    || actions.path("POST", sent.path()).stream()
                            .flatMap(call -> call.actions().stream())
                            .allMatch(line -> line.action().equals(EVERYBODYS));
        }

        private void press(DrawnPage.Sent button) {
            int status = visitor.form(button.path(), button.body()).status();
            if (status == 403 || status >= 500) {
                faults.add(whence.get("POST " + button.path()) + " offers " + button + ": " + status);
            }
        }
    }
}
