package dev.signet.sending.request;

import dev.signet.account.Suspension;
import dev.signet.figures.TagSets;
import dev.signet.platform.Bilingual;
import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.SecretBox;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Segments;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendRequest;
import dev.signet.sending.account.AccountFacts;
import dev.signet.sending.account.FactsSnapshot;
import dev.signet.sending.account.PreparedTemplate;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.sending.store.Digest;
import dev.signet.sending.text.Fault;
import dev.signet.sending.text.SendTexts;
import dev.signet.sending.text.TemplateParams;
import dev.signet.sending.text.ValuePlaces;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The first half of a send, on the caller's thread and without any shared state: are there such an account, signature
 * and template, are the parameters readable and complete, is each number one, what is the text, how long is it. What
 * fits what, and every limit, is for the rulebook to say.
 *
 * <p>What is wrong with the request (account, template, a signature, parameters, counts) refuses all of it; what is
 * wrong with one number stays with that number. A bulk task has no caller who could mend a row, so that in its chunks the
 * parameters of a row stay with the row's number too.
 */
@Component
public class Preparation {

    /** 20 digits at most go into the sender's address, 13 of them are the access number (UP-3). */
    static final int MOST_EXTEND_DIGITS = 7;

    static final int MOST_OUT_ID = 255;

    /** The same for a bulk task. */
    static final int MOST_KEY = 200;

    private final FactsSnapshot snapshot;
    private final SendRules.Active rules;
    private final TagSets tags;
    private final KeyedHash hash;

    Preparation(FactsSnapshot snapshot, SendRules.Active rules, TagSets tags, SecretBox secrets) {
        this.snapshot = snapshot;
        this.rules = rules;
        this.tags = tags;
        this.hash = secrets.keyedHash("sending");
    }

    public PreparedRequest prepare(SendRequest request) {
        AccountFacts facts = snapshot.of(request.accountId());
        PreparedTemplate template = facts == null ? null : facts.template(request.templateCode());
        PreparedRequest.Idempotence idempotence = idempotence(request, facts);
        try {
            return judgeable(request, facts, template, idempotence, rules.current());
        } catch (RequestFault e) {
            boolean urgent = template != null && PreparedRequest.isUrgent(request, template);
            return new PreparedRequest.Refused(request, e.fault, urgent, idempotence, new CompletableFuture<>());
        }
    }

    private PreparedRequest.Judgeable judgeable(
            SendRequest request,
            @Nullable AccountFacts facts,
            @Nullable PreparedTemplate template,
            PreparedRequest.@Nullable Idempotence idempotence,
            SendRules current) {
        if (facts == null) {
            throw new RequestFault(SendTexts.fault("isv.ACCOUNT_NOT_EXISTS", "accountUnknown", Map.of()));
        }
        check(request, facts, current);
        if (template == null) {
            throw new RequestFault(unusableTemplate(request.templateCode(), facts));
        }
        List<PreparedRecipient> recipients = recipients(request, facts, template, current);
        return new PreparedRequest.Judgeable(
                request,
                facts,
                template,
                facts.sender(request.operation().isBulk()),
                recipients,
                extendCodes(recipients),
                idempotence,
                new CompletableFuture<>());
    }

    private PreparedRequest.@Nullable Idempotence idempotence(SendRequest request, @Nullable AccountFacts facts) {
        String key = idempotencyKey(request, facts);
        return key == null
                ? null
                : new PreparedRequest.Idempotence(
                        Digest.of(key), Digest.of(request.content()).under(hash));
    }

    /** None for a key that is none: its request is refused, whatever was answered under it once. */
    private static @Nullable String idempotencyKey(SendRequest request, @Nullable AccountFacts facts) {
        if (isUnfit(request.idempotencyKey())) {
            return null;
        }
        if (request.idempotencyKey() != null) {
            return (request.operation().isBulk() ? "portion:" : "key:") + request.idempotencyKey();
        }
        boolean byOutId = facts != null && facts.settings().outIdIsIdempotencyKey();
        return byOutId && request.outId() != null && !PlainText.isBlank(request.outId())
                ? "out:" + request.outId()
                : null;
    }

    /** A program whose key was lost on the way means each request by itself, and would get the first one's answer. */
    private static boolean isUnfit(@Nullable String key) {
        return key != null && (PlainText.isBlank(key) || PlainText.isBlank(inUtf8(key)) || key.length() > MOST_KEY);
    }

    /** A header comes as if it were in Latin-1. */
    private static String inUtf8(String header) {
        return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static void check(SendRequest request, AccountFacts facts, SendRules rules) {
        Suspension suspension = facts.account().suspension();
        if (suspension != null) {
            throw new RequestFault(suspended(suspension));
        }
        if (facts.inArrears()) {
            throw new RequestFault(Fault.of(rules.refusal(
                    "SR-01", "accountState", facts.account().state().name())));
        }
        Fault count = countFault(request);
        if (count != null) {
            throw new RequestFault(count);
        }
        distinctSigns(request).forEach(recipient -> signature(recipient, facts));
    }

    private static Fault suspended(Suspension suspension) {
        return SendTexts.fault(
                "isv.OUT_OF_SERVICE", "accountSuspended", Map.of("reason", suspension.reason()), suspension.reason());
    }

    /** Whoever sent with it yesterday is told what became of it. */
    private static Fault unusableTemplate(String code, AccountFacts facts) {
        String suspension = facts.whyTemplateSuspended(code);
        return suspension == null
                ? SendTexts.fault("isv.SMS_TEMPLATE_ILLEGAL", "template", Map.of("templateCode", code), code)
                : SendTexts.fault(
                        "isv.SMS_TEMPLATE_ILLEGAL",
                        "templateSuspended",
                        Map.of("templateCode", code, "reason", suspension),
                        code,
                        suspension);
    }

    /** The test signature that everybody sees goes with test templates only, of which there are none (S4.4-11). */
    private static Fault unusable(String signName, AccountFacts facts) {
        String suspension = facts.whySuspended(signName);
        if (suspension != null) {
            return SendTexts.fault(
                    "isv.SMS_SIGNATURE_ILLEGAL",
                    "signatureSuspended",
                    Map.of("signName", signName, "reason", suspension),
                    signName,
                    suspension);
        }
        boolean test = facts.isForTests(signName);
        return SendTexts.fault(
                test ? "isv.SMS_TEST_SIGN_TEMPLATE_LIMIT" : "isv.SMS_SIGNATURE_ILLEGAL",
                test ? "testSignature" : "signature",
                Map.of("signName", signName),
                signName);
    }

    private static @Nullable Fault countFault(SendRequest request) {
        if (isUnfit(request.idempotencyKey())) {
            return SendTexts.fault("isv.INVALID_PARAMETERS", "idempotencyKey", Map.of(), String.valueOf(MOST_KEY));
        }
        int count = request.recipients().size();
        int most = request.operation().mostRecipients();
        if (count > most) {
            return SendTexts.fault(
                    "isv.MOBILE_COUNT_OVER_LIMIT",
                    "count",
                    Map.of("count", String.valueOf(count), "limit", String.valueOf(most)),
                    String.valueOf(count),
                    String.valueOf(most));
        }
        if (count == 0) {
            return SendTexts.fault("isv.MOBILE_NUMBER_ILLEGAL", "noNumber", Map.of(), String.valueOf(most));
        }
        if (request.outId() != null && request.outId().length() > MOST_OUT_ID) {
            return SendTexts.fault("isv.INVALID_PARAMETERS", "outId", Map.of(), String.valueOf(MOST_OUT_ID));
        }
        return null;
    }

    /** {@code SendSms} and a bulk task carry one signature for all numbers: look at it once. */
    private static List<Recipient> distinctSigns(SendRequest request) {
        return request.operation() != SendRequest.Operation.SEND_BATCH_SMS
                ? request.recipients()
                        .subList(0, Math.min(1, request.recipients().size()))
                : request.recipients();
    }

    private List<PreparedRecipient> recipients(
            SendRequest request, AccountFacts facts, PreparedTemplate template, SendRules rules) {
        List<PreparedRecipient> prepared = new ArrayList<>(request.recipients().size());
        LocalDate day = ChinaTime.dayOf(request.receivedAt());
        Rendered last = null;
        for (Recipient recipient : request.recipients()) {
            try {
                if (last == null || !last.fits(recipient)) {
                    last = render(
                            recipient,
                            given(request, recipient, template, prepared.size()),
                            facts,
                            template,
                            rules,
                            request.tags());
                }
                prepared.add(recipient(recipient, last, template, rules, day));
            } catch (RequestFault e) {
                if (!request.operation().isBulk()) {
                    throw e;
                }
                prepared.add(unfit(
                        recipient,
                        facts,
                        template,
                        rules.numbers()
                                .read(
                                        recipient.phoneNumber(),
                                        template.template().kind(),
                                        day),
                        e.fault,
                        request.tags()));
            }
        }
        return prepared;
    }

    /** A row of a bulk task that makes no message: its record shows the template as it stands. */
    private PreparedRecipient unfit(
            Recipient recipient,
            AccountFacts facts,
            PreparedTemplate template,
            @Nullable PhoneNumber phone,
            Fault fault,
            Map<String, String> tags) {
        SendFacts.Signature signature = signature(recipient, facts);
        return new PreparedRecipient(
                phone == null ? digitsOf(recipient.phoneNumber()) : phone.digits(),
                phone,
                signature,
                List.of(),
                template.template().content(),
                0,
                1,
                null,
                null,
                tagSet(facts, template, signature, tags),
                fault);
    }

    private static SendFacts.Signature signature(Recipient recipient, AccountFacts facts) {
        SendFacts.Signature signature = facts.signature(recipient.signName());
        if (signature == null) {
            throw new RequestFault(unusable(recipient.signName(), facts));
        }
        return signature;
    }

    /** The text that consecutive recipients with the same signature and parameters share. */
    private record Rendered(
            String signName,
            @Nullable String templateParam,
            SendFacts.Signature signature,
            List<SendFacts.Value> values,
            String text,
            long hash,
            @Nullable String valuePlaces,
            long tagSet) {

        boolean fits(Recipient recipient) {
            return Objects.equals(recipient.signName(), signName)
                    && Objects.equals(recipient.templateParam(), templateParam);
        }
    }

    private static Map<String, String> given(
            SendRequest request, Recipient recipient, PreparedTemplate template, int index) {
        try {
            return TemplateParams.parse(
                    recipient.templateParam(), template.text().variables());
        } catch (TemplateParams.Unfit e) {
            List<Object> named = new ArrayList<>();
            named.add(
                    request.operation() == SendRequest.Operation.SEND_BATCH_SMS
                            ? "TemplateParamJson[" + index + "]"
                            : "TemplateParam");
            named.addAll(e.named);
            throw new RequestFault(SendTexts.fault("isv.INVALID_JSON_PARAM", e.reason, Map.of(), named.toArray()));
        }
    }

    private Rendered render(
            Recipient recipient,
            Map<String, String> given,
            AccountFacts facts,
            PreparedTemplate template,
            SendRules rules,
            Map<String, String> tags) {
        SendFacts.Signature signature = signature(recipient, facts);
        List<SendFacts.Value> values = values(given, template, rules);
        String content = template.text().render(given);
        String text = rules.signedTexts()
                .text(signature.name(), content, template.template().kind());
        if (text.length() > rules.longestText()) {
            throw new RequestFault(
                    Fault.of(rules.refusal("SR-12", "length", text.length(), "limit", rules.longestText())));
        }
        return new Rendered(
                recipient.signName(),
                recipient.templateParam(),
                signature,
                values,
                text,
                hash.fingerprint(text),
                carriesCode(template, rules)
                        ? ValuePlaces.of(template.text().places(given, text.length() - content.length()))
                        : null,
                tagSet(facts, template, signature, tags));
    }

    private long tagSet(
            AccountFacts facts,
            PreparedTemplate template,
            SendFacts.Signature signature,
            Map<String, String> ofTheRequest) {
        return tags.of(facts.account().id(), template.tags(), facts.tagsOf(signature), ofTheRequest);
    }

    /** Then none of its values outlives the message (RC-2). Abroad the names of the variables tell. */
    private static boolean carriesCode(PreparedTemplate template, SendRules rules) {
        return switch (template.template().kind()) {
            case VERIFICATION -> true;
            case INTERNATIONAL -> {
                for (String variable : template.text().variables()) {
                    if (rules.codeVariable().occursIn(variable)) {
                        yield true;
                    }
                }
                yield false;
            }
            case NOTIFICATION, PROMOTIONAL -> false;
        };
    }

    private static List<SendFacts.Value> values(Map<String, String> given, PreparedTemplate template, SendRules rules) {
        Set<String> variables = template.text().variables();
        if (variables.isEmpty()) {
            return List.of();
        }
        List<SendFacts.Value> values = new ArrayList<>(variables.size());
        for (String name : variables) {
            String value = given.get(name);
            if (value == null) {
                List<String> missing = new ArrayList<>(variables);
                missing.removeAll(given.keySet());
                throw new RequestFault(Fault.of(rules.refusal("SR-13", "variable", String.join("、", missing))));
            }
            values.add(new SendFacts.Value(name, template.attribute(name), value));
        }
        return values;
    }

    private static PreparedRecipient recipient(
            Recipient recipient, Rendered rendered, PreparedTemplate template, SendRules rules, LocalDate day) {
        TemplateKind kind = template.template().kind();
        PhoneNumber phone = rules.numbers().read(recipient.phoneNumber(), kind, day);
        Fault fault = phone == null ? noNumber(recipient.phoneNumber(), rules.numbers(), kind, day) : null;
        String extendCode = recipient.extendCode();
        if (extendCode != null && extendCode.isEmpty()) {
            extendCode = null;
        }
        if (extendCode != null && !extendCode.matches("\\d{1," + MOST_EXTEND_DIGITS + "}")) {
            throw new RequestFault(SendTexts.fault(
                    "isv.CODE_ERROR",
                    "extendCode",
                    Map.of("extendCode", extendCode),
                    extendCode,
                    String.valueOf(MOST_EXTEND_DIGITS)));
        }
        return new PreparedRecipient(
                phone == null ? digitsOf(recipient.phoneNumber()) : phone.digits(),
                phone,
                rendered.signature(),
                rendered.values(),
                rendered.text(),
                rendered.hash(),
                phone == null ? 1 : Segments.count(rendered.text(), !phone.domestic()),
                extendCode,
                rendered.valuePlaces(),
                rendered.tagSet(),
                fault);
    }

    private static Fault noNumber(String text, PhoneNumbers numbers, TemplateKind kind, LocalDate day) {
        Bilingual advice = numbers.advice(text, kind, day);
        return SendTexts.fault("isv.MOBILE_NUMBER_ILLEGAL", "number", advice, Map.of("number", text), text);
    }

    /** Each code with the signature it is to stand for. */
    private static Map<String, String> extendCodes(List<PreparedRecipient> recipients) {
        Map<String, String> signatures = Map.of();
        for (PreparedRecipient recipient : recipients) {
            String code = recipient.extendCode();
            if (code == null) {
                continue;
            }
            if (signatures.isEmpty()) {
                signatures = new HashMap<>();
            }
            String signature = recipient.signature().name();
            String other = signatures.putIfAbsent(code, signature);
            if (other != null && !ExtendCodeFault.same(other, signature)) {
                throw new RequestFault(
                        ExtendCodeFault.of("isv.EXTEND_CODE_ERROR", "extendCodeShared", code, signature, other));
            }
        }
        return signatures;
    }

    /** What can be kept of a wrong number, so that its record can be found. */
    private static long digitsOf(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits.substring(0, Math.min(18, digits.length())));
    }

    private static final class RequestFault extends RuntimeException {
        private final transient Fault fault;

        RequestFault(Fault fault) {
            super(fault.code(), null, false, false);
            this.fault = fault;
        }
    }
}
