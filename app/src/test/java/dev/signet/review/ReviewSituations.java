package dev.signet.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.ApiCaller;
import dev.signet.application.ReviewedKind;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.SignatureForm;
import dev.signet.signature.SignatureOrder;
import dev.signet.signature.SignatureRegistration;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateRegistration;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestComponent;

/** People and applications as reviews meet them. */
@TestComponent
public class ReviewSituations {

    static final String PASSWORD = "a password of tests";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server;
    private final TestAccounts accounts;
    private final People people;
    private final SignatureRegistration signatures;
    private final TemplateRegistration templates;
    private final ObjectMapper json;

    ReviewSituations(
            TestServer server,
            TestAccounts accounts,
            People people,
            SignatureRegistration signatures,
            TemplateRegistration templates,
            ObjectMapper json) {
        this.server = server;
        this.accounts = accounts;
        this.people = people;
        this.signatures = signatures;
        this.templates = templates;
        this.json = json;
    }

    /** An application that waits for a person. */
    public record Waiting(Customer customer, SignatureOrder order) {

        public String businessKey() {
            return "signature:" + order.signatureId();
        }
    }

    public Staff signatureReviewer() {
        return person(StaffGroup.SIGNATURE_REVIEWERS);
    }

    public Staff templateReviewer() {
        return person(StaffGroup.TEMPLATE_REVIEWERS);
    }

    /** Somebody of both desks. */
    Staff reviewer() {
        return person(StaffGroup.SIGNATURE_REVIEWERS, StaffGroup.TEMPLATE_REVIEWERS);
    }

    public Staff officer() {
        return person(StaffGroup.COMPLIANCE_OFFICERS);
    }

    public Staff administrator() {
        return person(StaffGroup.ADMINISTRATORS);
    }

    /** Somebody of the group that decides about applications of this kind. */
    public Staff reviewerOf(ReviewedKind kind) {
        return person(StaffGroup.of(kind.reviewers()).orElseThrow());
    }

    private Staff person(StaffGroup... groups) {
        String id = "person-" + COUNT.incrementAndGet();
        people.create("test", new Person(id, "审核", "员", null, Set.of(groups)), PASSWORD);
        return new Staff(server, json, id);
    }

    /** A product's name as a signature: only a person can tell that it is the applicant's. */
    public Waiting productSignature(String name) {
        return apply(anApplication(name).thirdParty(false).evidence(List.of()).build());
    }

    /** A third party's name, with its papers. */
    public Waiting thirdPartySignature(String name) {
        return apply(SignatureForm.of(name, Scenario.GENERAL, SignatureSource.COMPANY)
                .sourceName("宁波海风贸易有限公司")
                .sourceOwned(false)
                .thirdParty(true)
                .rightHolder("宁波海风贸易有限公司")
                .publicBody(false)
                .evidence(List.of(
                        new EvidenceUpload(EvidenceKind.BUSINESS_LICENCE, "licence.png", picture()),
                        new EvidenceUpload(EvidenceKind.AUTHORISATION_LETTER, "letter.png", picture())))
                .remark("经授权为宁波海风贸易有限公司的会员发送订单通知")
                .build());
    }

    /** The same through a door that cannot ask about third parties. */
    public Waiting signatureOfUnknownOwner(String name) {
        return apply(anApplication(name).build());
    }

    /** A template through a door that cannot say what its variables are; its id. */
    public long templateOfUnknownAttributes() {
        Customer customer = accounts.enterprise("杭州云帆科技有限公司");
        ApiCaller caller = new ApiCaller(customer.id(), customer.key().id());
        signatures.apply(
                caller,
                SignatureForm.of("云帆科技", Scenario.GENERAL, SignatureSource.COMPANY)
                        .sourceOwned(true)
                        .thirdParty(false)
                        .publicBody(false)
                        .evidence(List.of())
                        .remark("登录与订单通知")
                        .build());
        String name = "到店提醒" + "一二三四五六七八九".charAt(COUNT.incrementAndGet() % 9);
        return templates
                .apply(
                        caller,
                        TemplateForm.of(TemplateKind.NOTIFICATION, name, "您预约的${item}已到店，请凭单号${order}领取。")
                                .remark("item 为商品名，order 为单号")
                                .build())
                .templateId();
    }

    private static SignatureForm.Builder anApplication(String name) {
        return SignatureForm.of(name, Scenario.GENERAL, SignatureSource.APP)
                .sourceName(name)
                .sourceContent("https://apps.example.com/" + COUNT.incrementAndGet())
                .online(true)
                .remark("用于会员登录验证与订单通知，应用已在各大应用商店上线");
    }

    private Waiting apply(SignatureForm form) {
        Customer customer = accounts.enterprise();
        return new Waiting(
                customer,
                signatures.apply(new ApiCaller(customer.id(), customer.key().id()), form));
    }

    /** The task of this application that waits now. */
    public String task(Staff reviewer, Waiting waiting) {
        JsonNode tasks = reviewer.get("/engine-rest/task?processInstanceBusinessKey=" + waiting.businessKey())
                .body();
        return tasks.get(0).get("id").asText();
    }

    public static byte[] picture() {
        try (var out = new ByteArrayOutputStream()) {
            var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
            var pen = image.createGraphics();
            pen.setColor(new java.awt.Color(230, 240, 250));
            pen.fillRect(0, 0, 320, 200);
            pen.setColor(java.awt.Color.RED);
            pen.drawOval(210, 110, 70, 70);
            pen.dispose();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
