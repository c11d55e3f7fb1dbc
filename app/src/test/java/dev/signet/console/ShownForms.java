package dev.signet.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The forms that a browser shows, as it would send them, and whether something became markup that was typed. */
final class ShownForms {

    /** What somebody types, as they would; each field outside a form asks for itself. */
    private static final String FORMS = """
            const fields = all => [...all].filter(e => e.name && e.name !== '_csrf' && e.type !== 'submit' && e.tagName !== 'BUTTON')
              .filter(e => e.type !== 'radio' || e.checked || (![...all].some(o => o.name === e.name && o.checked) && [...all].find(o => o.name === e.name) === e))
              .filter(e => e.type !== 'checkbox' || e.checked)
              .map(e => ({ name: e.name, type: e.type, most: e.maxLength ?? -1,
                value: e.type === 'file' ? '' : e.value }));
            const forms = [...document.querySelectorAll('form')].filter(f => !/logout|theme|sessions/.test(f.getAttribute('action') || '')).map(f => ({
              action: f.getAttribute('action') || location.pathname, post: f.getAttribute('method') === 'post',
              files: f.enctype === 'multipart/form-data', token: f.querySelector('input[name=_csrf]') !== null, fields: fields(f.elements) }));
            const alone = [...document.querySelectorAll('main input[hx-get], main textarea[hx-get]')].filter(e => e.name).map(e => ({
              action: e.getAttribute('hx-get'), post: false, files: false, token: true, fields: fields([e]) }));
            return JSON.stringify([...forms, ...alone]);
            """;

    private static final Set<String> TYPED = Set.of("text", "textarea", "search", "url", "email", "tel");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ChromeDriver browser;

    ShownForms(ChromeDriver browser) {
        this.browser = browser;
    }

    record Field(String name, String type, int most, String value) {

        boolean isTyped() {
            return TYPED.contains(type);
        }
    }

    record Form(String action, boolean post, boolean files, boolean token, List<Field> fields) {

        String names() {
            return fields.stream().map(Field::name).distinct().collect(Collectors.joining(" "));
        }

        boolean hasPassword() {
            return fields.stream().anyMatch(field -> field.type().equals("password"));
        }

        /** The name of its field of files, or of one that is made where a file is chosen. */
        String filePart() {
            return fields.stream()
                    .filter(field -> field.type().equals("file"))
                    .map(Field::name)
                    .findFirst()
                    .orElse("evidence.OTHER");
        }

        /** All that it holds, with something right where it holds nothing yet. */
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            fields.stream()
                    .filter(field -> !field.type().equals("file"))
                    .forEach(field -> values.put(field.name(), field.value().isEmpty() ? right(field) : field.value()));
            return values;
        }

        private String right(Field field) {
            return switch (field.name()) {
                case "UserName", "GroupName", "RoleName", "PolicyName" -> "n" + COUNT.incrementAndGet();
                case "AccountAlias" -> "alias-" + COUNT.incrementAndGet();
                case "PolicyDocument" -> AttackedAccount.DOCUMENT;
                case "AssumeRolePolicyDocument" -> AttackedAccount.TRUST;
                case "items", "item" -> "sign/x";
                case "content" -> "您的包裹已到。";
                case "numbers", "phoneNumber" -> "13800138000";
                case "url" -> "https://example.com/";
                case "name" ->
                    action.contains("/signatures")
                            ? "云帆" + (char) ('一' + COUNT.incrementAndGet())
                            : "n" + COUNT.incrementAndGet();
                case "NewEmail", "NewMobilePhone", "number", "errorCode", "template", "signName" -> "";
                default ->
                    switch (field.type()) {
                        case "date" -> LocalDate.now().toString();
                        case "time" -> "12:00";
                        case "number" -> "1";
                        case "hidden", "select-one" -> "";
                        default -> "x";
                    };
            };
        }
    }

    List<Form> all() {
        try {
            return Arrays.asList(JSON.readValue((String) browser.executeScript(FORMS), Form[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String body(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** Whether an answer that is not shown would make an element of it. */
    boolean isMarkup(String body) {
        return Boolean.TRUE.equals(browser.executeScript(
                "return new DOMParser().parseFromString(arguments[0], 'text/html').querySelector('#owned, [onerror]') !== null",
                body));
    }

    /** What became of it on the page that is shown: an element, or a script that the policy stopped. */
    List<String> faults(String page) {
        List<String> faults = new ArrayList<>();
        Object made = browser.executeScript("const e = document.querySelector('#owned, [onerror]');"
                + " return e && e.parentElement.outerHTML.slice(0, 300)");
        if (made != null) {
            faults.add(page + ": " + made);
        }
        browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("Content Security Policy"))
                .forEach(message -> faults.add(page + ": " + message));
        return faults;
    }
}
