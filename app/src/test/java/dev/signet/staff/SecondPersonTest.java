package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.processes.staff.StaffChangeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may agree, by the list of what staff may do, comes to the task as well. */
class SecondPersonTest {

    private static final Path COMMANDS = Path.of("src/main/resources/review/engine-commands.txt");
    private static final Pattern SECTION =
            Pattern.compile("\\[([a-z -]+) : open " + StaffChangeProcess.KEY + "]", Pattern.MULTILINE);

    @Test // #13
    void whoMayAgreeMayWorkOnTheTask() throws IOException {
        List<String> workers = SECTION.matcher(Files.readString(COMMANDS))
                .results()
                .flatMap(section -> List.of(section.group(1).split(" ")).stream())
                .toList();

        assertThat(new StaffActions().all())
                .filteredOn(action -> !action.second().isEmpty())
                .isNotEmpty()
                .allSatisfy(
                        action -> assertThat(workers).as(action.name()).containsAll(StaffGroup.ids(action.second())));
    }
}
