package dev.signet.blacklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.ApiCaller;
import dev.signet.api.RawClient;
import dev.signet.billing.Ledger;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.Sending;
import dev.signet.signature.Reviewers;
import dev.signet.signature.SignatureForm;
import dev.signet.signature.SignatureRegistration;
import dev.signet.signature.SignatureState;
import dev.signet.support.SettableClock;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplateRegistration;
import dev.signet.template.TemplateState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.test.context.TestComponent;

/** Accounts that send, numbers that are on lists, and officers. */
@TestComponent
public class ReleaseSituations {

    public static final String SIGNATURE = "云帆科技";
    public static final String REASON = "机主来电要求恢复接收订单通知";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** Beyond the endings whose messages the simulator lets fail on purpose. */
    private static final AtomicLong NUMBERS = new AtomicLong(13_877_000_100L);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestServer server;
    private final TestAccounts accounts;
    private final Ledger balances;
    private final SignatureRegistration signatures;
    private final TemplateRegistration templates;
    private final Sending sending;
    private final SettableClock clock;
    private final TaskService tasks;
    private final IdentityService identities;
    private final ObjectMapper json;

    ReleaseSituations(
            TestServer server,
            TestAccounts accounts,
            Ledger balances,
            SignatureRegistration signatures,
            TemplateRegistration templates,
            Sending sending,
            SettableClock clock,
            TaskService tasks,
            IdentityService identities,
            ObjectMapper json) {
        this.server = server;
        this.accounts = accounts;
        this.balances = balances;
        this.signatures = signatures;
        this.templates = templates;
        this.sending = sending;
        this.clock = clock;
        this.tasks = tasks;
        this.identities = identities;
        this.json = json;
    }

    /** Tomorrow at ten in the morning, when everything may be sent; the clock then stands. */
    public void tomorrowMorning() {
        clock.set(Instant.now()
                .atZone(CHINA)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .plusHours(10)
                .toInstant());
    }

    public String freshNumber() {
        return Long.toString(NUMBERS.incrementAndGet());
    }

    /** An enterprise with money, a signature and a template of each domestic class, all usable. */
    public Shop shop() {
        Customer customer = accounts.enterprise("杭州云帆科技有限公司");
        balances.credit(customer.id(), new BigDecimal("100"), "start", "test");
        ApiCaller caller = new ApiCaller(customer.id(), customer.key().id());
        var signature = signatures.apply(
                caller,
                SignatureForm.of(SIGNATURE, Scenario.GENERAL, SignatureSource.COMPANY)
                        .sourceOwned(true)
                        .thirdParty(false)
                        .publicBody(false)
                        .evidence(List.of())
                        .remark("登录与订单通知")
                        .build());
        if (signature.state() != SignatureState.APPROVED) {
            throw new IllegalStateException("the rulebook approves an enterprise's own name");
        }
        return new Shop(customer, template(caller, code()), template(caller, note()), template(caller, promotion()));
    }

    private static TemplateForm code() {
        return TemplateForm.of(TemplateKind.VERIFICATION, "登录验证码", "您的登录验证码为${code}，5分钟内有效，请勿泄露给他人。")
                .variableAttributes(Map.of("code", "numberCaptcha"))
                .remark("会员登录 https://www.example.com")
                .build();
    }

    private static TemplateForm note() {
        return TemplateForm.of(TemplateKind.NOTIFICATION, "发货通知", "您的订单${order}已发货，请注意查收。")
                .variableAttributes(Map.of("order", "other_number2"))
                .remark("订单发货后通知 https://www.example.com")
                .build();
    }

    private static TemplateForm promotion() {
        return TemplateForm.of(TemplateKind.PROMOTIONAL, "会员日", "云帆会员日满200减50，欢迎选购。拒收请回复R")
                .variableAttributes(Map.of())
                .membersOnly(true)
                .remark("会员活动")
                .build();
    }

    private String template(ApiCaller caller, TemplateForm form) {
        TemplateOrder order = templates.apply(caller, form);
        if (order.state() == TemplateState.UNDER_REVIEW) {
            new Reviewers(tasks, identities).approve("template:" + order.templateId(), "reviewer");
        }
        return order.code();
    }

    /** What somebody got for an answer. */
    public record Reply(int status, com.fasterxml.jackson.databind.JsonNode body) {}

    /** A person of the staff at a door that takes a login. */
    public Reply asStaff(String person, String method, String path, Object body) {
        try {
            String credentials = person + ":" + person;
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .method(method, BodyPublishers.ofString(body == null ? "" : json.writeValueAsString(body)))
                    .build();
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(answer.statusCode(), json.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An officer lists a number on the platform's list, a moment after whatever was before. */
    public void list(String kind, String number) {
        if (clock.instant().isAfter(Instant.now())) {
            clock.advance(Duration.ofSeconds(1));
        }
        Reply reply = asStaff(
                "officer",
                "POST",
                "/v1/admin/blacklist",
                Map.of("number", "86" + number, "kind", kind, "reason", "12321-" + kind));
        if (reply.status() != 204) {
            throw new AssertionError(reply.toString());
        }
    }

    /** The open task of a release. */
    public String task(String releaseId) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("blacklist-release:" + releaseId)
                .active()
                .singleResult()
                .getId();
    }

    /** An officer claims and decides, through the engine's door. */
    public Reply decide(String officer, String releaseId, String decision, String reasonCodes, String comment) {
        if (clock.instant().isAfter(Instant.now())) {
            clock.advance(Duration.ofSeconds(1));
        }
        String task = "/engine-rest/task/" + task(releaseId);
        asStaff(officer, "POST", task + "/claim", Map.of("userId", officer));
        return asStaff(
                officer,
                "POST",
                task + "/complete",
                Map.of(
                        "variables",
                        Map.of(
                                "decision", Map.of("value", decision),
                                "reasonCodes", Map.of("value", reasonCodes),
                                "comment", Map.of("value", comment))));
    }

    /** A picture that stands for a consent. */
    public static String picture() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB), "png", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One account at work. */
    public final class Shop {

        private final Customer customer;
        private final String code;
        private final String note;
        private final String promotion;
        private final AtomicLong orders = new AtomicLong(1000);

        private Shop(Customer customer, String code, String note, String promotion) {
            this.customer = customer;
            this.code = code;
            this.note = note;
            this.promotion = promotion;
        }

        public long id() {
            return customer.id();
        }

        public SendAnswer notify(String number) {
            return send(note, number, "{\"order\":\"A" + orders.incrementAndGet() + "\"}");
        }

        public SendAnswer verify(String number) {
            return send(code, number, "{\"code\":\"123456\"}");
        }

        public SendAnswer promote(String number) {
            return send(promotion, number, null);
        }

        private SendAnswer send(String template, String number, String parameters) {
            SendRequest request = new SendRequest(
                    customer.id(),
                    null,
                    UUID.randomUUID().toString(),
                    SendRequest.Operation.SEND_SMS,
                    List.of(new Recipient(number, SIGNATURE, parameters, null)),
                    template,
                    null,
                    null,
                    clock.instant());
            return sending.send(request).orTimeout(60, TimeUnit.SECONDS).join();
        }

        /** Until the answer is this, which the facts of a new account may take a moment to allow. */
        public void awaitAnswer(java.util.function.Supplier<SendAnswer> send, String wanted) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> send.get().code(), wanted::equals);
        }

        /** An application as a well-meaning account writes it. */
        public Map<String, Object> application(String number) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("phoneNumber", number);
            body.put("sendDate", LocalDate.ofInstant(clock.instant(), CHINA).toString());
            body.put("reason", REASON);
            body.put("evidence", List.of(Map.of("kind", "OTHER", "fileName", "consent.png", "content", picture())));
            return body;
        }

        public Reply ask(Map<String, Object> application) {
            try {
                return signed("POST", "/v1/blacklist-releases", Map.of(), json.writeValueAsBytes(application));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Reply get(String path, Map<String, String> query) {
            return signed("GET", path, query, new byte[0]);
        }

        private Reply signed(String method, String path, Map<String, String> query, byte[] body) {
            RawClient client = new RawClient(server.port(), customer.key());
            Map<String, String> headers = new TreeMap<>(Map.of(
                    "content-type",
                    "application/json",
                    "x-acs-date",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
            String target = query.isEmpty() ? path : path + "?" + RawClient.query(query);
            RawClient.Reply reply = client.send(
                    method,
                    target,
                    client.acs3(method, path, query, headers, body),
                    method.equals("GET") ? null : body);
            return new Reply(reply.status(), reply.json());
        }
    }
}
