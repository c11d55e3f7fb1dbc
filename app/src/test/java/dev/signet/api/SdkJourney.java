package dev.signet.api;

import dev.signet.billing.Ledger;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import dev.signet.support.Approved;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests with official clients share: an account, a reviewer, a picture. */
abstract class SdkJourney {

    static final String REMARK = "用于会员登录与订单通知，网址 https://www.example.cn/?a=1&b=2 ~*+%";

    private static final AtomicInteger SINGLE = new AtomicInteger();
    private static final AtomicInteger THOUSANDS = new AtomicInteger();

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Approved approved;

    @Autowired
    Ledger balances;

    @Autowired
    Signatures signatures;

    @Autowired
    Templates templates;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    ActiveRulebook rulebook;

    TestAccounts.Customer customer;
    private Desk desk;

    @BeforeEach
    void aCustomerWithMoney() {
        desk = new Desk(tasks, identities);
        customer = accounts.enterprise("杭州云帆科技有限公司");
        balances.credit(customer.id(), new BigDecimal("1000"), "start", "test");
    }

    SignatureRow signature(String name) {
        return signatures.newest(customer.id(), name).orElseThrow();
    }

    TemplateRow template(String code) {
        return templates.find(customer.id(), code).orElseThrow();
    }

    /** Whoever decides, a person or the rulebook, it is approved afterwards. */
    void approveSignature(String name) {
        if (signature(name).state() == SignatureState.UNDER_REVIEW) {
            desk.approve("signature:" + signature(name).signatureId());
        }
    }

    void rejectSignature(String name, String comment) {
        desk.reject("signature:" + signature(name).signatureId(), reasonCode("signature"), comment);
    }

    void approveTemplate(String code) {
        if (template(code).state() == TemplateState.UNDER_REVIEW) {
            desk.approve("template:" + template(code).templateId());
        }
    }

    void rejectTemplate(String code, String comment) {
        desk.reject("template:" + template(code).templateId(), reasonCode("template"), comment);
    }

    private String reasonCode(String kind) {
        return rulebook.current().rejectionReasons().stream()
                .filter(reason -> reason.applies().equals(kind))
                .findFirst()
                .orElseThrow()
                .code();
    }

    /** A real picture, as the API wants it. */
    static String picture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number that no other test of this run sends to: the same text to the same number is refused for a while. */
    static String freshNumber() {
        return "138" + (11_115_000 + SINGLE.incrementAndGet());
    }

    /** A thousand fresh numbers. */
    static String thousandNumbers() {
        int first = 20_000_000 + 1_000 * THOUSANDS.incrementAndGet();
        return IntStream.range(first, first + 1_000).mapToObj(n -> "138" + n).collect(Collectors.joining(","));
    }
}
