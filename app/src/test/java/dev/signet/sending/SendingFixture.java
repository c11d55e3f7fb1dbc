package dev.signet.sending;

import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.account.InternationalService;
import dev.signet.billing.Ledger;
import dev.signet.platform.FactsChanged;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettingsStore;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.support.SettableClock;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Accounts that are ready to send, without the reviews that lead there. */
@TestConfiguration(proxyBeanMethods = false)
public class SendingFixture {

    public static final Map<Long, List<SendableSignature>> SIGNATURES = new ConcurrentHashMap<>();
    public static final Map<Long, List<SendableTemplate>> TEMPLATES = new ConcurrentHashMap<>();
    /** By account and path, {@code 7/sign/云帆科技}, where nobody else keeps tags; seen with the next {@link Sender#changed}. */
    public static final Map<String, Map<String, String>> TAGS = new ConcurrentHashMap<>();

    private static final AtomicLong IDS = new AtomicLong();

    @Bean
    @Primary
    public Signatures approvedSignatures() {
        Signatures signatures = mock(Signatures.class);
        when(signatures.sendable(anyLong()))
                .thenAnswer(i -> SIGNATURES.getOrDefault(i.<Long>getArgument(0), List.of()));
        return signatures;
    }

    @Bean
    @Primary
    public Templates approvedTemplates() {
        Templates templates = mock(Templates.class);
        when(templates.sendable(anyLong())).thenAnswer(i -> TEMPLATES.getOrDefault(i.<Long>getArgument(0), List.of()));
        return templates;
    }

    @Bean
    @Primary
    public SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    public SenderFactory senderFactory(
            AccountAdministration accounts,
            InternationalService international,
            Ledger balances,
            AccountSettingsStore settings,
            ApplicationEventPublisher events,
            Clock clock) {
        return new SenderFactory(accounts, international, balances, settings, events, clock);
    }

    public record SenderFactory(
            AccountAdministration accounts,
            InternationalService international,
            Ledger balances,
            AccountSettingsStore settings,
            ApplicationEventPublisher events,
            Clock clock) {

        public Sender enterprise() {
            return sender(account(AccountKind.ENTERPRISE), "1000");
        }

        /** As a new account is: it cannot send abroad yet. */
        public Sender enterpriseAtHome() {
            Sender sender = enterprise();
            international.set("test", sender.accountId(), false);
            return sender;
        }

        /** A notification of exactly this text, from a template of its own. */
        public SendRequest fixed(Sender sender, String text, String number) {
            String code = "SMS_FIXED_" + IDS.incrementAndGet();
            TEMPLATES
                    .get(sender.accountId())
                    .add(template(sender.accountId(), code, TemplateKind.NOTIFICATION, text, Map.of()));
            events.publishEvent(new FactsChanged(sender.accountId()));
            return sender.request(code, "云帆科技", null, number);
        }

        public Sender enterpriseWith(String yuan) {
            return sender(account(AccountKind.ENTERPRISE), yuan);
        }

        public Sender individual() {
            return sender(account(AccountKind.INDIVIDUAL), "1000");
        }

        public Sender enterpriseIn(String zone) {
            return sender(account(AccountKind.ENTERPRISE, zone), "1000");
        }

        private long account(AccountKind kind) {
            return account(kind, null);
        }

        private long account(AccountKind kind, @Nullable String zone) {
            Account made = accounts.create("test", "sender-" + UUID.randomUUID(), kind, "杭州云帆科技有限公司", zone);
            return international
                    .set("test", made.id(), made.mayOpenInternational())
                    .id();
        }

        private Sender sender(long accountId, String yuan) {
            balances.credit(accountId, new BigDecimal(yuan), "start", "test");
            SIGNATURES.put(
                    accountId,
                    new ArrayList<>(List.of(
                            signature(accountId, "云帆科技", Scenario.GENERAL),
                            signature(accountId, "云帆验证", Scenario.VERIFICATION))));
            TEMPLATES.put(
                    accountId,
                    new ArrayList<>(List.of(
                            template(
                                    accountId,
                                    "SMS_CODE",
                                    TemplateKind.VERIFICATION,
                                    "您的登录验证码为${code}，5分钟内有效，请勿泄露。",
                                    Map.of("code", "numberCaptcha")),
                            template(
                                    accountId,
                                    "SMS_NOTE",
                                    TemplateKind.NOTIFICATION,
                                    "您的订单${order}已发货，请注意查收。",
                                    Map.of("order", "other_number2")),
                            template(accountId, "SMS_PLAIN", TemplateKind.NOTIFICATION, "系统将于今晚维护，敬请留意。", Map.of()),
                            template(
                                    accountId,
                                    "SMS_PROMO",
                                    TemplateKind.PROMOTIONAL,
                                    "云帆商城周年庆，会员全场8折，拒收请回复R",
                                    Map.of()),
                            template(
                                    accountId,
                                    "SMS_RAW",
                                    TemplateKind.INTERNATIONAL,
                                    "Your order ${order} is here.",
                                    Map.of()),
                            template(
                                    accountId,
                                    "SMS_INTL",
                                    TemplateKind.INTERNATIONAL,
                                    "Your order ${order} has been shipped.",
                                    Map.of("order", "other_number2")))));
            events.publishEvent(new FactsChanged(accountId));
            return new Sender(accountId, this);
        }

        private static SendableSignature signature(long accountId, String name, Scenario scenario) {
            return new SendableSignature(accountId, IDS.incrementAndGet(), name, scenario, false);
        }

        private static SendableTemplate template(
                long accountId, String code, TemplateKind kind, String content, Map<String, String> attributes) {
            return new SendableTemplate(accountId, IDS.incrementAndGet(), code, kind, content, attributes);
        }
    }

    /** One account and the requests it makes. */
    public record Sender(long accountId, SenderFactory factory) {

        public void settings(AccountSettings settings) {
            factory.settings().save(accountId, settings);
        }

        public void changed() {
            factory.events().publishEvent(new FactsChanged(accountId));
        }

        public SendRequest code(String number) {
            return request("SMS_CODE", "云帆科技", "{\"code\":\"123456\"}", number);
        }

        public SendRequest note(String... numbers) {
            return request("SMS_NOTE", "云帆科技", "{\"order\":\"" + IDS.incrementAndGet() + "\"}", numbers);
        }

        public SendRequest promo(String... numbers) {
            return request("SMS_PROMO", "云帆科技", null, numbers);
        }

        public SendRequest request(String template, String sign, String param, String... numbers) {
            return keyed(null, null, template, sign, param, numbers);
        }

        public SendRequest keyed(
                String key, String outId, String template, String sign, String param, String... numbers) {
            List<Recipient> recipients = new ArrayList<>();
            for (String number : numbers) {
                recipients.add(new Recipient(number, sign, param, null));
            }
            return new SendRequest(
                    accountId,
                    null,
                    UUID.randomUUID().toString(),
                    SendRequest.Operation.SEND_SMS,
                    recipients,
                    template,
                    outId,
                    key,
                    factory.clock().instant());
        }
    }

    private static final AtomicLong NUMBERS = new AtomicLong(13_500_000_000L);

    /** A mainland number nobody used. */
    public static String number() {
        return String.valueOf(NUMBERS.incrementAndGet());
    }
}
