package dev.signet.statistics.web;

import dev.signet.figures.view.MessageList;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import dev.signet.statistics.Scope;
import dev.signet.statistics.StatisticsFilter;
import dev.signet.template.Templates;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The filters of 发送量统计 (S7.2-4), as they stand in the address. */
record StatisticsQuery(
        @Schema(description = "国内，或国际/港澳台 / domestic, or abroad", defaultValue = "DOMESTIC") @Nullable
        Scope scope,

        @Schema(
                description = "时间范围；custom 时用 from 与 to / the range; custom takes from and to",
                allowableValues = {"today", "yesterday", "7d", "30d", "month", "last-month", "custom"},
                defaultValue = "7d")
        @Nullable
        @Size(max = 20)
        String range,

        @Schema(description = "第一天，账号时区 / first day, in the account's zone") @Nullable
        LocalDate from,

        @Schema(description = "最后一天 / last day, included") @Nullable
        LocalDate to,

        @Schema(description = "模板类型 / kind of template") @Nullable
        TemplateKind kind,

        @Schema(description = "模板CODE / template code") @Nullable @Size(max = 40)
        String template,

        @Schema(description = "模板名称，同模板列表 / template name, as it stands in the template list") @Nullable @Size(max = 30)
        String templateName,

        @Schema(description = "签名 / signature") @Nullable @Size(max = 50)
        String signature) {

    Scope of() {
        return scope == null ? Scope.DOMESTIC : scope;
    }

    /** A template without a tab is looked for where its messages are. */
    StatisticsQuery onItsTab(long accountId, Templates templates) {
        String code = given(template);
        boolean abroad = scope == null
                && code != null
                && templates
                        .findEver(accountId, code)
                        .filter(row -> row.claim().kind() == TemplateKind.INTERNATIONAL)
                        .isPresent();
        return abroad
                ? new StatisticsQuery(Scope.INTERNATIONAL, range, from, to, kind, template, templateName, signature)
                : this;
    }

    StatisticsFilter filter(long accountId, Templates templates) {
        return new StatisticsFilter(
                of(), kind, templates.meant(accountId, given(template), given(templateName)), given(signature));
    }

    /** Whether fewer messages are meant than all of the tab. */
    public boolean isNarrow() {
        return kind != null || given(template) != null || given(templateName) != null || given(signature) != null;
    }

    /** What stands in the address beside the range. */
    public String filters() {
        return filters(of());
    }

    /** The same of another tab. */
    public String filters(Scope tab) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        put(address, "scope", tab == Scope.DOMESTIC ? null : tab);
        put(address, "kind", tab == of() || tab.kinds().contains(kind) ? kind : null);
        put(address, "template", given(template));
        put(address, "templateName", given(templateName));
        put(address, "signature", given(signature));
        String query = address.build(true).getQuery();
        return query == null ? "" : "&" + query;
    }

    /** The same messages, of those of a list. */
    MessageList of(MessageList list) {
        return list.with("scope", of())
                .with("kind", kind)
                .with("template", given(template))
                .with("templateName", given(templateName))
                .with("signName", given(signature));
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || Unseen.strip(text).isBlank() ? null : Unseen.strip(text);
    }
}
