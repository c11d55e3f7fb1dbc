package dev.signet.review.desk;

import dev.signet.review.process.EngineLogin;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What reviewers said about an application on their tasks, for each other; kept by the engine. */
@Component
class ReviewComments {

    private final HistoryService history;
    private final TaskService tasks;
    private final EngineLogin login;

    ReviewComments(HistoryService history, TaskService tasks, EngineLogin login) {
        this.history = history;
        this.tasks = tasks;
        this.login = login;
    }

    /** One comment. */
    record Given(Instant at, String reviewer, String words) {}

    /** Of this and earlier applications of the same subject, with those on second opinions. */
    List<Given> of(String businessKey) {
        return login.asSystem(
                () -> history.createHistoricTaskInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                        .flatMap(task -> tasks.getTaskComments(task.getId()).stream())
                        .map(said -> new Given(said.getTime().toInstant(), said.getUserId(), said.getFullMessage()))
                        .toList());
    }
}
