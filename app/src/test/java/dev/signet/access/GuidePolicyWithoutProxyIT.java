package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.tea.TeaException;
import dev.signet.access.AccountPeople.Person;
import dev.signet.account.AccountAdministration;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SdkClients;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The guide's policy of addresses (§12.2) where no proxy is trusted: only the connection says where a call comes from. */
@SignetTest
class GuidePolicyWithoutProxyIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger(77_400_000);
    private static final String SIGN = "云帆科技";

    @Autowired
    AccountPeople people;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Approved approved;

    @Autowired
    TestServer server;

    @Autowired
    AccountAdministration administration;

    private Customer customer;
    private String template;

    @BeforeEach
    void anAccountThatSends() {
        customer = accounts.enterprise();
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的快递已到", "{}");
        administration.setBalance("test", customer.id(), new BigDecimal("100"), "test");
    }

    @ParameterizedTest
    @Tag("S12.2-1")
    @CsvSource({
        "192.0.2.0/24, 192.0.2.9, NoPermission",
        "192.0.2.0/24, ::ffff:192.0.2.9, NoPermission",
        "2001:db8::/32, 2001:db8::7, NoPermission",
        "127.0.0.0/8, 198.51.100.1, OK",
        "::ffff:127.0.0.0/104, 2001:db8::7, OK",
    })
    void ignoresWhatAHeaderSays(String network, String forwarded, String code) throws Exception {
        Person person = people.user(customer, "forging");
        people.attachCustom(customer, "USER", person.id(), "office", GuidePolicyIT.POLICY.formatted(network));

        assertThat(send(SdkClients.behindProxy(server.endpoint(), person.key(), forwarded)))
                .isEqualTo(code);
    }

    /** The answer's code, or the refusal's. */
    private String send(Client client) throws Exception {
        try {
            return client.sendSms(new SendSmsRequest()
                            .setPhoneNumbers("138" + NUMBERS.incrementAndGet())
                            .setSignName(SIGN)
                            .setTemplateCode(template))
                    .getBody()
                    .getCode();
        } catch (TeaException refused) {
            return refused.getCode();
        }
    }
}
