package dev.signet.review.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.processes.staff.PersonChangeProcess;
import dev.signet.processes.staff.StaffChangeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The list of what may be run from outside, against all commands that are on the class path. */
class EngineCommandsTest {

    private static final List<String> REVIEWERS =
            List.of("signature-reviewers", "template-reviewers", "compliance-officers");
    private static final List<String> EVERY_GROUP =
            Stream.concat(REVIEWERS.stream(), Stream.of("camunda-admin")).toList();
    private static final Predicate<String> READS = name -> name.matches(
            "(Get|Find|Is|ExecuteFilter|AuthorizationCheck|Create\\w+Query)\\w*|\\w+(Query|Report)Impl|\\w*(Report|Count|Query)\\w*Cmd"
                    + "|HistoricTaskInstanceCountByProcessDefinitionKey|ExecuteDurationCmd");

    private final EngineCommands commands = EngineCommands.shipped();

    @Test // #9
    void everyCommandOfTheEngineHasALine() {
        Set<String> found =
                onTheClassPath().stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).hasSizeGreaterThan(350);
        assertThat(commands.names())
                .as("a command without a line is refused until somebody puts it where it belongs")
                .containsExactlyInAnyOrderElementsOf(found);
    }

    @Test // #9
    void reviewersChangeNothingButTheirTasks() {
        Set<Class<?>> changing = onTheClassPath().stream()
                .filter(command -> commands.of(command).isHeldBy(REVIEWERS))
                .filter(command -> READS.negate().test(command.getSimpleName()))
                .collect(Collectors.toSet());

        assertThat(changing)
                .containsExactlyInAnyOrder(
                        AddCommentCmd.class,
                        AssignTaskCmd.class,
                        ClaimTaskCmd.class,
                        CompleteTaskCmd.class,
                        SubmitTaskFormCmd.class);
        assertThat(changing).allMatch(command -> commands.of(command).onOpenTask());
    }

    @Test // #9
    void administratorsGiveTasksAndTryAgainWhatFailed() {
        assertThat(onTheClassPath().stream()
                        .filter(command -> commands.of(command).isHeldBy(List.of("camunda-admin")))
                        .filter(command -> READS.negate().test(command.getSimpleName())))
                .containsExactlyInAnyOrder(AssignTaskCmd.class, SetJobRetriesCmd.class);
    }

    @Test // #10
    void administratorsAndOfficersDecideAboutPeopleWhereReviewersDoNot() {
        for (Class<?> command :
                List.of(AssignTaskCmd.class, ClaimTaskCmd.class, CompleteTaskCmd.class, SubmitTaskFormCmd.class)) {
            EngineCommands.Right right = commands.of(command, PersonChangeProcess.KEY);
            assertThat(right.onOpenTask()).isTrue();
            assertThat(right.isHeldBy(List.of("camunda-admin"))).isTrue();
            assertThat(right.isHeldBy(List.of("compliance-officers"))).isTrue();
            assertThat(right.isHeldBy(List.of("signature-reviewers", "template-reviewers")))
                    .isFalse();
            assertThat(commands.of(command, "ReviewDecisionProcess")).isEqualTo(commands.of(command));
        }
        assertThat(commands.isForSomebodyOf(DeleteTaskCmd.class, EVERY_GROUP)).isFalse();
    }

    @Test // #13
    void whoMayAgreeToWhatStaffAsksForDecidesItsTasksAndNoOther() {
        for (Class<?> command :
                List.of(AssignTaskCmd.class, ClaimTaskCmd.class, CompleteTaskCmd.class, SubmitTaskFormCmd.class)) {
            EngineCommands.Right right = commands.of(command, StaffChangeProcess.KEY);
            assertThat(right.onOpenTask()).isTrue();
            assertThat(right.groups()).containsExactlyInAnyOrder("camunda-admin", "compliance-officers", "finance");
            assertThat(commands.of(command).isHeldBy(List.of("finance", "auditors")))
                    .isFalse();
            assertThat(commands.of(command, PersonChangeProcess.KEY).isHeldBy(List.of("finance", "auditors")))
                    .isFalse();
        }
    }

    @Test // #9
    void whatNoLineNamesIsForNobody() {
        assertThat(commands.of(NewerCommand.class).isHeldBy(EVERY_GROUP)).isFalse();
        Command<String> lambda = context -> "anything";
        assertThat(commands.of(lambda.getClass()).isHeldBy(EVERY_GROUP)).isFalse();
    }

    @Test // #9
    void whateverDependsOnATaskNamesIt() {
        assertThat(onTheClassPath().stream()
                        .filter(command -> commands.of(command).onOpenTask()))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(
                                Stream.<Class<?>>iterate(command, type -> type != null, Class::getSuperclass)
                                        .flatMap(type -> Arrays.stream(type.getDeclaredFields())))
                        .as(command.getName())
                        .anyMatch(field -> field.getName().equals("taskId") && field.getType() == String.class));
    }

    @Test
    void aListThatIsNotUnderstoodIsNoList() {
        assertThatThrownBy(() -> EngineCommands.read(List.of("engine.impl.TaskQueryImpl")))
                .hasMessageContaining("TaskQueryImpl");
        assertThatThrownBy(() -> EngineCommands.read(List.of("[nobody : closed]")))
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> EngineCommands.read(List.of("[nobody]", "engine.X", "[camunda-admin]", "engine.X")))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> EngineCommands.read(
                        List.of("[nobody]", "engine.X", "[camunda-admin : open AnyProcess]", "engine.X")))
                .hasMessageContaining("of no task in general");
    }

    private static final class NewerCommand implements Command<String> {

        @Override
        public String execute(CommandContext context) {
            return "done";
        }
    }

    /** Those that can be made, without the engine's help for tests; of libraries that we do not have, none can. */
    private static List<Class<?>> onTheClassPath() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:org/camunda/bpm/**/*.class");
            return Arrays.stream(found)
                    .<Class<?>>mapMulti((resource, commands) -> {
                        Class<?> type = load(resource);
                        if (type != null
                                && Command.class.isAssignableFrom(type)
                                && !Modifier.isAbstract(type.getModifiers())) {
                            commands.accept(type);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(Resource resource) {
        try {
            String path = resource.getURL().toString();
            String name = path.substring(path.lastIndexOf("org/camunda/bpm/"), path.length() - ".class".length())
                    .replace('/', '.');
            return name.contains(".test.")
                    ? null
                    : Class.forName(name, false, EngineCommandsTest.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
