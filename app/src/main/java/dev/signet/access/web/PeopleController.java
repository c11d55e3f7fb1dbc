package dev.signet.access.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import dev.signet.access.People;
import dev.signet.access.Person;
import dev.signet.access.StaffGroup;
import dev.signet.platform.Quoted;
import dev.signet.platform.Refusal;
import dev.signet.rules.Unseen;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reviewers, officers and administrators; for administrators. */
@RestController
@RequestMapping("/v1/admin")
class PeopleController {

    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    record PersonBody(String id, String firstName, String lastName, @Nullable String email, List<String> groups) {

        static PersonBody of(Person person) {
            return new PersonBody(person.id(), person.firstName(), person.lastName(), person.email(),
                    person.groups().stream().map(StaffGroup::id).sorted().toList());
        }
    }

    record NewPerson(
            @NotBlank String id, @NotBlank String firstName, @NotBlank String lastName, @Nullable String email,
            @NotBlank @JsonDeserialize(using = StringDeserializer.class) String password, @NotNull List<String> groups) {}

    /** The password as it is written: nothing is taken away around it that its owner would type again. */
    record NewPassword(@NotBlank @JsonDeserialize(using = StringDeserializer.class) String password) {}

    record NewGroups(@NotNull List<String> groups) {}

    record GroupBody(String id, String title) {}

    @GetMapping("/groups")
    List<GroupBody> groups() {
        return Arrays.stream(StaffGroup.values()).map(group -> new GroupBody(group.id(), group.title())).toList();
    }

    @GetMapping("/people")
    List<PersonBody> list() {
        return people.all().stream().map(PersonBody::of).toList();
    }

    @PostMapping("/people")
    @ResponseStatus(HttpStatus.CREATED)
    PersonBody create(@Valid @RequestBody NewPerson body, Principal administrator) {
        Person person = new Person(
                body.id(), Unseen.strip(body.firstName()), Unseen.strip(body.lastName()), body.email(), groups(body.groups()));
        return PersonBody.of(people.create(administrator.getName(), person, body.password()));
    }

    @GetMapping("/people/{id}")
    PersonBody show(@PathVariable String id) {
        return PersonBody.of(people.require(id));
    }

    @PutMapping("/people/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@PathVariable String id, @Valid @RequestBody NewPassword body, Principal administrator) {
        people.setPassword(administrator.getName(), id, body.password());
    }

    @PutMapping("/people/{id}/groups")
    PersonBody setGroups(@PathVariable String id, @Valid @RequestBody NewGroups body, Principal administrator) {
        return PersonBody.of(people.setGroups(administrator.getName(), id, groups(body.groups())));
    }

    @DeleteMapping("/people/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, Principal administrator) {
        people.remove(administrator.getName(), id);
    }

    private static Set<StaffGroup> groups(Collection<String> ids) {
        return ids.stream().map(PeopleController::group).collect(Collectors.toSet());
    }

    private static StaffGroup group(String id) {
        String known = Arrays.stream(StaffGroup.values()).map(StaffGroup::id).collect(Collectors.joining(", "));
        return StaffGroup.of(id).orElseThrow(() -> new Refusal("InvalidParameter",
                "groups 的值“" + Quoted.of(id) + "”无效，应为下列之一：" + known + "。",
                "The value \"" + Quoted.of(id) + "\" of groups is not valid; it must be one of " + known + "."));
    }
}
