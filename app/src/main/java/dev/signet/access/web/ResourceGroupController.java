package dev.signet.access.web;

import dev.signet.access.ram.ResourceGroup;
import dev.signet.access.ram.ResourceGroups;
import dev.signet.account.ApiCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calling account's resource groups (S12.2-2); which policy counts for one says {@code AttachPolicyTo…}. */
@RestController
@RequestMapping("/v1/access/resource-groups")
@Tag(name = "access", description = "访问控制：为什么被拒绝，谁可以做 / why something is denied, and who may do it")
class ResourceGroupController {

    private final ResourceGroups groups;

    ResourceGroupController(ResourceGroups groups) {
        this.groups = groups;
    }

    private static final String ITEMS = "sign/<name>, template/<code>, task/<id>, export/<id>, tag/<key>/<value>";

    @Schema(name = "NewResourceGroup", description = "新资源组 / a new resource group")
    record NewBody(
            @NotNull
            @Schema(
                    description = "名称，由字母、数字和连字符组成，不区分大小写，不能更改 / "
                            + "letters, digits and hyphens, in whatever letter case; it stays",
                    example = "market")
            String name,

            @Schema(description = "显示名称，可为空 / display name, may be empty", example = "市场部") @Nullable
            String displayName,

            @Schema(description = ITEMS, example = "[\"sign/云帆商城\"]") @Nullable
            List<@NotNull String> items) {}

    @Schema(name = "ResourceGroupChange", description = "资源组的更改 / what changes of a resource group")
    record ChangeBody(
            @NotNull @Schema(description = "显示名称，可为空 / display name, may be empty", example = "市场部")
            String displayName) {}

    @Schema(name = "ResourceGroupItems", description = "放入或移出的资源 / what comes in or goes out")
    record ItemsBody(
            @NotEmpty @Schema(description = ITEMS, example = "[\"sign/云帆商城\", \"tag/team/growth\"]")
            List<@NotNull String> items) {}

    @Schema(name = "ResourceGroup", description = "资源组 / a resource group")
    record GroupAnswer(
            String name,
            String displayName,
            @Schema(description = ITEMS) List<String> items,
            Instant createdAt) {

        static GroupAnswer of(ResourceGroup group) {
            return new GroupAnswer(group.name(), group.displayName(), group.items(), group.createdAt());
        }
    }

    @Schema(name = "ResourceGroups", description = "资源组列表 / the resource groups")
    record GroupsAnswer(List<GroupAnswer> resourceGroups) {}

    @GetMapping
    @Operation(summary = "资源组列表，按名称 / the resource groups, by name")
    GroupsAnswer list(@AuthenticationPrincipal ApiCaller caller) {
        return new GroupsAnswer(
                groups.list(caller.accountId()).stream().map(GroupAnswer::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "创建资源组 / make a resource group")
    GroupAnswer create(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody NewBody body) {
        return GroupAnswer.of(groups.create(
                caller, body.name(), body.displayName(), body.items() == null ? List.of() : body.items()));
    }

    @GetMapping("/{name}")
    @Operation(summary = "资源组及其中的资源 / a resource group and what is in it")
    GroupAnswer show(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        return GroupAnswer.of(groups.get(caller.accountId(), name));
    }

    @PutMapping("/{name}")
    @Operation(summary = "修改显示名称 / change the display name")
    GroupAnswer rename(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String name, @Valid @RequestBody ChangeBody body) {
        return GroupAnswer.of(groups.rename(caller, name, body.displayName()));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "删除资源组 / delete a resource group",
            description = "仍有授权限定于此资源组时不能删除。 Refused while a policy counts for it.")
    void delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        groups.delete(caller, name);
    }

    @PostMapping("/{name}/items")
    @Operation(
            summary = "放入资源 / add resources, all of them or none",
            description = "已在其中的不再放入。 What is in it already is passed over.")
    GroupAnswer add(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String name, @Valid @RequestBody ItemsBody body) {
        return GroupAnswer.of(groups.add(caller, name, body.items()));
    }

    @PostMapping("/{name}/items/remove")
    @Operation(summary = "移出资源 / remove resources, all of them or none")
    GroupAnswer remove(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String name, @Valid @RequestBody ItemsBody body) {
        return GroupAnswer.of(groups.remove(caller, name, body.items()));
    }
}
