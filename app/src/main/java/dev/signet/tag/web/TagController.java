package dev.signet.tag.web;

import dev.signet.account.ApiCaller;
import dev.signet.tag.TagFilter;
import dev.signet.tag.TagPage;
import dev.signet.tag.TagQuery;
import dev.signet.tag.TagRow;
import dev.signet.tag.Tagging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tags of the calling account's signatures, templates and bulk tasks (标签, S13). */
@RestController
@RequestMapping("/v1/tags")
@Tag(name = "tags", description = "标签 / tags of signatures, templates and bulk tasks")
class TagController {

    private final Tagging tagging;

    TagController(Tagging tagging) {
        this.tagging = tagging;
    }

    @Schema(name = "TagPair", description = "标签 / a tag")
    record TagBody(
            @NotNull @Schema(description = "标签键 / key", example = "team")
            String key,

            @NotNull @Schema(description = "标签值，可为空 / value, may be empty", example = "growth")
            String value) {}

    @Schema(name = "TagsOfResources", description = "给资源添加的标签 / tags for resources")
    record SetBody(
            @NotNull @Schema(description = TYPE, example = "template")
            String type,

            @NotNull @Schema(description = IDS, example = "[\"SMS_100000001\"]")
            List<@NotNull String> ids,

            @NotNull @Schema(description = "标签；已有的键换成新值 / tags; a key that is there gets the new value")
            List<@NotNull @Valid TagBody> tags) {}

    @Schema(name = "TagsToRemove", description = "要删除的标签 / tags to remove")
    record RemoveBody(
            @NotNull @Schema(description = TYPE, example = "template")
            String type,

            @NotNull @Schema(description = IDS, example = "[\"SMS_100000001\"]")
            List<@NotNull String> ids,

            @Schema(description = "标签键 / keys", example = "[\"team\"]") @Nullable
            List<@NotNull String> keys,

            @Schema(description = "为 true 且未填 keys 时删除全部标签 / true without keys: all tags") @Nullable
            Boolean all) {}

    record TagAnswer(String type, String id, String key, String value, String setBy, Instant setAt) {

        static TagAnswer of(TagRow row) {
            return new TagAnswer(
                    row.type(), row.id(), row.tag().key(), row.tag().value(), row.setBy(), row.setAt());
        }
    }

    record PageAnswer(
            List<TagAnswer> tags,

            @Schema(description = "下一页的凭据，没有下一页时为空 / asks for the next page; none on the last one") @Nullable
            String next) {}

    record ValueAnswer(
            String value,

            @Schema(description = "有此标签的资源数 / resources that have it")
            int resources) {}

    record KeyAnswer(String key, List<ValueAnswer> values) {}

    record KeysAnswer(List<KeyAnswer> keys) {}

    private static final int CHOICES = 1_000;
    private static final String TYPE = "资源类型：sign 签名，template 模板，task 群发任务 / sign, template or task";
    private static final String IDS =
            "资源：签名名称、模板 CODE 或任务编号 / names of signatures, codes of templates or ids of bulk tasks";

    @GetMapping
    @Operation(summary = "标签列表 / tags, by resource and key")
    PageAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = TYPE) @RequestParam String type,
            @Parameter(description = "只查此资源 / of this resource only") @RequestParam(required = false) @Nullable
                    String id,
            @Parameter(description = "只查有此键的资源 / of resources that have this key")
                    @RequestParam(required = false)
                    @Nullable
                    String key,
            @Parameter(description = "该键的值 / with this value") @RequestParam(required = false) @Nullable String value,
            @Parameter(description = "上一页的 next / next of the page before") @RequestParam(required = false) @Nullable
                    String next,
            @RequestParam(defaultValue = "50") @Min(1) @Max(50) int size) {
        List<String> ids = id == null ? List.of() : List.of(id);
        List<TagFilter> tags = key == null ? List.of() : List.of(new TagFilter(key, value));
        TagPage page = tagging.list(caller.accountId(), new TagQuery(type, ids, tags, next, size));
        return new PageAnswer(page.rows().stream().map(TagAnswer::of).toList(), page.next());
    }

    @GetMapping("/keys")
    @Operation(summary = "标签筛选的可选项：键与值及各自的资源数 / keys and values to filter by, each with its count")
    KeysAnswer keys(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = TYPE) @RequestParam String type,
            @Parameter(description = "键以此开头 / keys that begin like this") @RequestParam(required = false) @Nullable
                    String key) {
        Map<String, List<ValueAnswer>> values = new LinkedHashMap<>();
        tagging.choices(caller.accountId(), type, key, CHOICES)
                .forEach(choice -> values.computeIfAbsent(choice.tag().key(), k -> new ArrayList<>())
                        .add(new ValueAnswer(choice.tag().value(), choice.resources())));
        return new KeysAnswer(values.entrySet().stream()
                .map(entry -> new KeyAnswer(entry.getKey(), entry.getValue()))
                .toList());
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "给一个或多个资源添加标签 / set tags of one or several resources, all of them or none")
    void set(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody SetBody body) {
        tagging.set(
                caller,
                body.type(),
                body.ids(),
                body.tags().stream()
                        .map(tag -> new dev.signet.tag.Tag(tag.key(), tag.value()))
                        .toList());
    }

    @PostMapping("/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除一个或多个资源的标签 / remove tags of one or several resources, all of them or none")
    void remove(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody RemoveBody body) {
        List<String> keys = body.keys() == null ? List.of() : body.keys();
        if (keys.isEmpty() && Boolean.TRUE.equals(body.all())) {
            tagging.removeAll(caller, body.type(), body.ids());
        } else {
            tagging.remove(caller, body.type(), body.ids(), keys);
        }
    }
}
