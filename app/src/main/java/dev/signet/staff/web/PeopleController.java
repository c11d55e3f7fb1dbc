package dev.signet.staff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.platform.Wording;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.text.Unseen;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.PersonChanges.Outcome;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.factor.SecondFactors;
import dev.signet.staff.factor.StaffLogins;
import dev.signet.staff.web.PersonChangeAnswer.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reviewers, officers and administrators; for administrators. What concerns one of them waits for somebody's consent. */
@RestController
@RequestMapping("/v1/admin")
@Tag(name = "people", description = "平台人员 / the platform's people")
class PeopleController {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String WAITS =
            "涉及审核组或系统管理员，等待另一人同意 / concerns a review group or an administrator, and waits for consent";
    private static final String JSON = "application/json";

    private final People people;
    private final PersonChanges changes;
    private final SecondFactors factors;
    private final StaffLogins logins;

    PeopleController(People people, PersonChanges changes, SecondFactors factors, StaffLogins logins) {
        this.people = people;
        this.changes = changes;
        this.factors = factors;
        this.logins = logins;
    }

    @Schema(name = "Person", description = "人员 / a person")
    record PersonBody(
            String id,
            String firstName,
            String lastName,
            @Nullable String email,
            List<String> groups,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "是否已绑定第二因素 / whether there is a second factor")
            @Nullable
            Boolean secondFactor,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "最近一次在浏览器中登录 / the last login in a browser, where it is known")
            @Nullable
            Instant lastLoginAt,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "一次性密码，只显示这一次 / the one-time password, shown this once")
            @Secret
            @Nullable
            String oneTimePassword) {

        static PersonBody of(Person person) {
            return of(person, null);
        }

        static PersonBody of(Person person, @Nullable String oneTimePassword) {
            return new PersonBody(
                    person.id(),
                    person.firstName(),
                    person.lastName(),
                    person.email(),
                    StaffGroup.ids(person.groups()),
                    null,
                    null,
                    oneTimePassword);
        }

        PersonBody with(boolean factor, @Nullable Instant lastLogin) {
            return new PersonBody(id, firstName, lastName, email, groups, factor, lastLogin, oneTimePassword);
        }

        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "NewPerson", description = "新人员；密码由系统生成 / a new person; the password is made here")
    record NewPerson(
            @NotBlank String id,
            @NotBlank String firstName,
            @NotBlank String lastName,
            @Nullable String email,
            @NotNull List<String> groups) {}

    @Schema(name = "PersonGroups")
    record NewGroups(@NotNull List<String> groups) {}

    @Schema(name = "StaffGroup")
    record GroupBody(String id, String title) {}

    @GetMapping("/groups")
    @Operation(summary = "全部的组 / all groups")
    List<GroupBody> groups() {
        return Arrays.stream(StaffGroup.values())
                .map(group -> new GroupBody(group.id(), group.title()))
                .toList();
    }

    @GetMapping("/people")
    @Operation(summary = "全部人员 / all people")
    List<PersonBody> list() {
        Set<String> holders = factors.holders();
        Map<String, Instant> last = logins.last();
        return people.all().stream()
                .map(person -> PersonBody.of(person).with(holders.contains(person.id()), last.get(person.id())))
                .toList();
    }

    @PostMapping("/people")
    @Operation(
            summary = "新增人员 / add a person",
            description =
                    "答复含一次性密码，只显示一次；本人登录后须先设置自己的密码。"
                            + " The answer holds a one-time password, shown this once; the person sets another before anything else.")
    @ApiResponse(
            responseCode = "201",
            description = "已新增 / added",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PersonBody.class)))
    @ApiResponse(
            responseCode = "202",
            description = WAITS,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PersonChangeAnswer.class)))
    ResponseEntity<Object> create(@Valid @RequestBody NewPerson body, Authentication administrator) {
        Person person = new Person(
                body.id(),
                Unseen.strip(body.firstName()),
                Unseen.strip(body.lastName()),
                body.email(),
                groups(body.groups()));
        return answer(
                changes.create(administrator.getName(), person),
                administrator,
                done -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(PersonBody.of(done.person(), done.oneTimePassword())));
    }

    @GetMapping("/people/{id}")
    @Operation(summary = "一位人员 / one person")
    PersonBody show(@PathVariable String id) {
        return PersonBody.of(people.require(id))
                .with(factors.isBound(id), logins.last().get(id));
    }

    @PostMapping("/people/{id}/one-time-password")
    @Operation(
            summary = "重置密码 / reset a password",
            description =
                    "答复含一次性密码，只显示一次；在有效期内仅可用于设置自己的密码。"
                            + " The answer holds a one-time password, shown this once; for some hours it is good for setting another.")
    @ApiResponse(
            responseCode = "200",
            description = "已重置 / reset",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PersonBody.class)))
    @ApiResponse(
            responseCode = "202",
            description = WAITS,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PersonChangeAnswer.class)))
    ResponseEntity<Object> resetPassword(@PathVariable String id, Authentication administrator) {
        return answer(
                changes.resetPassword(administrator.getName(), id),
                administrator,
                done -> ResponseEntity.ok(PersonBody.of(done.person(), done.oneTimePassword())));
    }

    @PutMapping("/people/{id}/groups")
    @Operation(summary = "设定所属的组 / make the person a member of exactly these groups")
    @ApiResponse(
            responseCode = "200",
            description = "没有变化 / nothing changed",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PersonBody.class)))
    @ApiResponse(
            responseCode = "202",
            description = WAITS,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PersonChangeAnswer.class)))
    ResponseEntity<Object> setGroups(
            @PathVariable String id, @Valid @RequestBody NewGroups body, Authentication administrator) {
        return answer(
                changes.setGroups(administrator.getName(), id, groups(body.groups())),
                administrator,
                done -> ResponseEntity.ok(PersonBody.of(done.person())));
    }

    @DeleteMapping("/people/{id}/second-factor")
    @Operation(summary = "解除第二因素（设备丢失时） / take the second factor away, of a lost device")
    @ApiResponse(responseCode = "204", description = "已解除 / taken away", content = @Content)
    @ApiResponse(
            responseCode = "202",
            description = WAITS,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PersonChangeAnswer.class)))
    ResponseEntity<Object> resetSecondFactor(@PathVariable String id, Authentication administrator) {
        return answer(
                changes.resetSecondFactor(administrator.getName(), id),
                administrator,
                done -> ResponseEntity.noContent().build());
    }

    @DeleteMapping("/people/{id}")
    @Operation(summary = "删除人员 / remove a person")
    @ApiResponse(responseCode = "204", description = "已删除 / removed", content = @Content)
    @ApiResponse(
            responseCode = "202",
            description = WAITS,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PersonChangeAnswer.class)))
    ResponseEntity<Object> remove(@PathVariable String id, Authentication administrator) {
        return answer(
                changes.remove(administrator.getName(), id),
                administrator,
                done -> ResponseEntity.noContent().build());
    }

    private static ResponseEntity<Object> answer(
            Outcome outcome, Authentication administrator, Function<Outcome, ResponseEntity<Object>> done) {
        if (outcome.waiting() == null) {
            return done.apply(outcome);
        }
        return ResponseEntity.accepted()
                .body(PersonChangeAnswer.of(outcome.waiting(), Viewer.of(administrator), outcome.oneTimePassword()));
    }

    private static Set<StaffGroup> groups(Collection<String> ids) {
        return ids.stream().map(PeopleController::group).collect(Collectors.toSet());
    }

    private static StaffGroup group(String id) {
        String known = Arrays.stream(StaffGroup.values()).map(StaffGroup::id).collect(Collectors.joining(", "));
        return StaffGroup.of(id)
                .orElseThrow(() -> TEXTS.refusal("InvalidParameter", "rule.group", Quoted.of(id), known));
    }
}
