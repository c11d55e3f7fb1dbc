package dev.signet.review.door;

import dev.signet.forms.FormLibrary;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.processes.review.ReviewRefused;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A completion gives the variables that the form of its task declares, each of its type and no longer than it may be:
 * any other would change what the process, or the next person, is told about the application.
 */
final class CompletionVariables {

    private static final Wording TEXTS = Wording.of("engine");
    private static final String DEPLOYED = "embedded:deployment:";

    private CompletionVariables() {}

    /** @throws ReviewRefused naming the variable and what the form takes */
    static void check(Command<?> command, TaskEntity task) {
        given(command).ifPresent(variables -> {
            Map<String, FormLibrary.Variable> declared = FormLibrary.variables(form(task));
            for (Object name : variables.keySet()) {
                FormLibrary.Variable variable = declared.get(name);
                if (variable == null) {
                    throw refused(
                            "variable-unknown",
                            Quoted.of(String.valueOf(name)),
                            String.join(", ", new TreeSet<>(declared.keySet())));
                }
                check(variable, typed(variables, variable.name()));
            }
        });
    }

    private static Optional<Map<?, ?>> given(Command<?> command) {
        if (command instanceof CompleteTaskCmd) {
            return CommandFields.value(command, "variables", Map.class).map(map -> (Map<?, ?>) map);
        }
        return command instanceof SubmitTaskFormCmd
                ? CommandFields.value(command, "properties", Map.class).map(map -> (Map<?, ?>) map)
                : Optional.empty();
    }

    private static String form(TaskEntity task) {
        task.initializeFormKey();
        String key = task.getFormKey();
        return key != null && key.startsWith(DEPLOYED) ? key.substring(DEPLOYED.length()) : "";
    }

    private static @Nullable TypedValue typed(Map<?, ?> variables, String name) {
        return variables instanceof VariableMap map
                ? map.getValueTyped(name)
                : Variables.untypedValue(variables.get(name));
    }

    private static void check(FormLibrary.Variable variable, @Nullable TypedValue given) {
        if (given instanceof SerializableValue || given instanceof FileValue || given != null && given.isTransient()) {
            throw refused("variable-type", variable.name(), variable.type().getSimpleName());
        }
        Object value = given == null ? null : given.getValue();
        if (value != null && !variable.type().isInstance(value)) {
            throw refused("variable-type", variable.name(), variable.type().getSimpleName());
        }
        int length = value == null ? 0 : value.toString().length();
        if (length > variable.longest()) {
            throw refused("variable-long", variable.name(), variable.longest(), length);
        }
    }

    private static ReviewRefused refused(String key, Object... values) {
        return new ReviewRefused(TEXTS.zh(key, values), TEXTS.en(key, values));
    }
}
