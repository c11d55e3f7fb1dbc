package dev.signet.processes.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageInMemProcessEngineConfiguration;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;

/** An in-memory engine with the real guard and stand-ins for everything the application would do. */
public final class ReviewEngine {

    /** Set where tests run one by one, over and over, as for mutants: no single one reaches every node. */
    private static final String SINGLE_TESTS = "signet.tests.single";

    private static final Path FOLDER = Path.of("src/main/resources");

    /** Every model there is, as the application deploys them. */
    public static final String[] MODELS = models();

    static final Duration PERIOD = Duration.ofHours(2);
    static final int LEVELS = 3;

    private static final String SHARED = "bpmn/review/";

    final Files files = new Files();
    /** What is reviewed; the reasons of other kinds are none. */
    String kind = "";

    final List<String> escalated = new ArrayList<>();
    final Map<String, String> recorded = new LinkedHashMap<>();

    /** Every node and flow of this process and of what it calls must be reached by the test class. */
    public ProcessEngineExtension covering(String key) {
        if (Boolean.getBoolean(SINGLE_TESTS)) {
            return plain(key);
        }
        var builder = ProcessEngineCoverageExtension.builder(
                configured(new ProcessCoverageInMemProcessEngineConfiguration(), key));
        builder.excludeProcessDefinitionKeys(
                callers().filter(other -> !other.equals(key)).toArray(String[]::new));
        builder.assertClassCoverageAtLeast(1.0);
        return builder.build();
    }

    /** Keys of the models that the shared ones serve. */
    private static Stream<String> callers() {
        return Arrays.stream(MODELS)
                .filter(model -> !model.startsWith(SHARED))
                .map(model -> model.substring(model.lastIndexOf('/') + 1, model.length() - ".bpmn".length()));
    }

    private static String[] models() {
        try (var files = java.nio.file.Files.walk(FOLDER.resolve("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessEngineExtension plain(String name) {
        var engine = configured(new StandaloneInMemProcessEngineConfiguration(), name)
                .buildProcessEngine();
        return new KeptEngine().useProcessEngine(engine).build();
    }

    private ProcessEngineConfigurationImpl configured(ProcessEngineConfigurationImpl configuration, String name) {
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name + ";LOCK_TIMEOUT=20000");
        configuration.setCustomPostCommandInterceptorsTxRequired(List.of(new ReviewTurns(Stream::of)));
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
        configuration.setJobExecutorActivate(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setBeans(new HashMap<>(Map.of(
                ReviewVariables.GUARD, new ReviewGuard(files, (of, code) -> of.equals(kind) && code.startsWith("R-")),
                ReviewVariables.DEADLINE_DELEGATE, (JavaDelegate) this::computeDeadline,
                ReviewVariables.ESCALATE_DELEGATE, (JavaDelegate) this::escalate,
                ReviewVariables.RECORD_DELEGATE, (JavaDelegate) this::record)));
        return configuration;
    }

    private void computeDeadline(DelegateExecution execution) {
        execution.setVariable(ReviewVariables.DUE_DATE, later(PERIOD));
    }

    private void escalate(DelegateExecution execution) {
        var level = (Integer) execution.getVariable(ReviewEscalationProcess.ESCALATION_LEVEL);
        int next = level == null ? 1 : level + 1;
        escalated.add(execution.getProcessBusinessKey() + " level " + next);
        execution.setVariable(ReviewEscalationProcess.ESCALATION_LEVEL, next);
        execution.setVariable(ReviewEscalationProcess.ESCALATE_AGAIN, next < LEVELS);
        execution.setVariable(ReviewEscalationProcess.NEXT_ESCALATION, later(PERIOD));
    }

    private void record(DelegateExecution execution) {
        recorded.put(
                execution.getProcessBusinessKey(),
                execution.getVariable(ReviewVariables.DECISION) + " "
                        + execution.getVariable(ReviewVariables.REASON_CODES) + " "
                        + execution.getVariable(ReviewVariables.COMMENT));
    }

    static Date later(Duration duration) {
        return Date.from(ClockUtil.getCurrentTime().toInstant().plus(duration));
    }

    /** An engine that is still there when a class of tests runs a second time. */
    private static final class KeptEngine extends ProcessEngineExtension {

        @Override
        protected void clearServiceReferences() {
            // what this forgets is not looked up again
        }
    }

    /** The reviews' files in memory. */
    static final class Files implements ReviewRecords {

        final List<String> unknown = new ArrayList<>();
        final List<Opinion> opinions = new ArrayList<>();
        private final Map<String, ReviewRecord> open = new HashMap<>();
        /** What happens while somebody decides. */
        Runnable meanwhile = () -> {};

        void open(String businessKey, boolean highRisk, String applicant) {
            open.put(businessKey, new ReviewRecord(highRisk, applicant, List.of()));
        }

        @Override
        public ReviewRecord open(String businessKey) {
            meanwhile.run();
            return open.get(businessKey);
        }

        @Override
        public List<String> unknownFacts(String businessKey) {
            return unknown;
        }

        @Override
        public void add(String businessKey, Opinion opinion) {
            opinions.add(opinion);
            open.computeIfPresent(businessKey, (key, file) -> {
                var reviewers = new ArrayList<>(file.reviewers());
                reviewers.add(opinion.reviewer());
                return new ReviewRecord(file.highRisk(), file.applicant(), reviewers);
            });
        }
    }
}
