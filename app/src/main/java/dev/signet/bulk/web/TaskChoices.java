package dev.signet.bulk.web;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.template.SendableTemplate;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplatePreview;
import dev.signet.template.Templates;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The signatures and templates from which somebody may choose for a task; what their policies deny is not offered. */
@Component
class TaskChoices {

    private static final String ACTION = "dysms:CreateBulkTask";
    private static final String READ = "dysms:GetSmsTemplate";
    private static final int SHOWN = 20;

    private final Signatures signatures;
    private final Templates templates;
    private final AccessCheck access;

    TaskChoices(Signatures signatures, Templates templates, AccessCheck access) {
        this.signatures = signatures;
        this.templates = templates;
        this.access = access;
    }

    /**
     * What was asked for.
     *
     * @param sign empty for none yet
     * @param template code; empty for none yet
     * @param abroad whether for messages abroad, or for those at home
     * @param kind null for that of the template, or else of any
     * @param text of which name, code or content of the templates hold some
     */
    record Wanted(
            String sign,
            String template,
            boolean abroad,
            @Nullable TemplateKind kind,
            String text) {}

    /** @param codesOnly whether it is for verification templates only (S6.3-3) */
    record Sign(String name, boolean codesOnly) {}

    record Text(SendableTemplate template, String name) {

        boolean isAbroad() {
            return template.kind() == TemplateKind.INTERNATIONAL;
        }

        boolean holds(String text) {
            return Stream.of(name, template.code(), template.content())
                    .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * @param sign the chosen one; null where none is
     * @param kinds of which there are templates that go with the signature
     * @param kind the chosen one; null for all
     * @param texts the first of them
     * @param more how many more there are
     * @param text the chosen template; null where none is, or where it does not go with the signature
     * @param elsewhere whether there are templates for abroad, where those for home are asked for, or the other way round
     */
    record Choices(
            List<Sign> signs,
            @Nullable Sign sign,
            Set<TemplateKind> kinds,
            @Nullable TemplateKind kind,
            List<Text> texts,
            int more,
            @Nullable Text text,
            boolean elsewhere) {}

    Choices of(ApiCaller caller, AccessCheck.Origin origin, Wanted wanted) {
        List<Sign> signs = signs(caller, origin).stream()
                .filter(sign -> !wanted.abroad() || !sign.codesOnly())
                .toList();
        Sign sign = signs.size() == 1
                ? signs.get(0)
                : signs.stream()
                        .filter(each -> each.name().equals(wanted.sign()))
                        .findFirst()
                        .orElse(null);
        List<Text> texts = texts(caller, origin);
        List<Text> fitting = texts.stream()
                .filter(text -> text.isAbroad() == wanted.abroad())
                .filter(text ->
                        sign == null || !sign.codesOnly() || text.template().kind() == TemplateKind.VERIFICATION)
                .toList();
        Set<TemplateKind> kinds = EnumSet.noneOf(TemplateKind.class);
        fitting.forEach(text -> kinds.add(text.template().kind()));
        Text chosen = fitting.stream()
                .filter(text -> text.template().code().equals(wanted.template()))
                .findFirst()
                .orElse(null);
        TemplateKind kind = kind(wanted, kinds, chosen);
        Text text = chosen != null && (kind == null || chosen.template().kind() == kind) ? chosen : null;
        List<Text> found = fitting.stream()
                .filter(each -> kind == null || each.template().kind() == kind)
                .filter(each -> each == text || each.holds(wanted.text()))
                .sorted(Comparator.comparing((Text each) -> each != text)
                        .thenComparing(each -> -each.template().id()))
                .toList();
        return new Choices(
                signs,
                sign,
                kinds,
                kind,
                found.subList(0, Math.min(SHOWN, found.size())),
                Math.max(0, found.size() - SHOWN),
                text,
                texts.stream().anyMatch(each -> each.isAbroad() != wanted.abroad()));
    }

    private static @Nullable TemplateKind kind(Wanted wanted, Set<TemplateKind> kinds, @Nullable Text chosen) {
        TemplateKind asked = wanted.kind();
        if (asked != null && kinds.contains(asked)) {
            return asked;
        }
        return chosen == null ? null : chosen.template().kind();
    }

    /** The chosen template with its name; null where it cannot be sent with. */
    @Nullable
    Text text(long accountId, String code) {
        return templates.sendable(accountId).stream()
                .filter(template -> template.code().equals(code))
                .findFirst()
                .map(template ->
                        new Text(template, templates.sendableNames(accountId).getOrDefault(code, code)))
                .orElse(null);
    }

    /** The message on a phone; null until signature and template are chosen. */
    @Nullable
    TemplatePreview look(Choices choices) {
        Sign sign = choices.sign();
        Text text = choices.text();
        return sign == null || text == null ? null : look(text.template(), sign.name());
    }

    TemplatePreview look(SendableTemplate template, String sign) {
        return look(template, sign, Map.of());
    }

    /** @param values of the first number, instead of samples */
    TemplatePreview look(SendableTemplate template, String sign, Map<String, String> values) {
        return templates.preview(
                template.accountId(),
                TemplateForm.of(template.kind(), template.code(), template.content())
                        .relatedSignature(sign)
                        .variableAttributes(template.variableAttributes())
                        .build(),
                values);
    }

    /** Names that are approved; one may be approved for codes and for everything. */
    private List<Sign> signs(ApiCaller caller, AccessCheck.Origin origin) {
        Map<String, Sign> signs = new TreeMap<>();
        for (SendableSignature each : signatures.sendable(caller.accountId())) {
            if (access.allows(caller.principal(), ACTION, "sign/" + each.name(), origin)) {
                signs.merge(
                        each.name(),
                        new Sign(each.name(), each.scenario() != Scenario.GENERAL),
                        (one, other) -> new Sign(each.name(), one.codesOnly() && other.codesOnly()));
            }
        }
        return List.copyOf(signs.values());
    }

    private List<Text> texts(ApiCaller caller, AccessCheck.Origin origin) {
        Map<String, String> names = templates.sendableNames(caller.accountId());
        return templates.sendable(caller.accountId()).stream()
                .filter(each -> Stream.of(ACTION, READ)
                        .allMatch(
                                action -> access.allows(caller.principal(), action, "template/" + each.code(), origin)))
                .map(each -> new Text(each, names.getOrDefault(each.code(), each.code())))
                .toList();
    }
}
