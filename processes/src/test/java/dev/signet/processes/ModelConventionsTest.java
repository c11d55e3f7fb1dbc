package dev.signet.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.processes.review.ReviewDecisionProcess;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model can be read by people, by the code and by the next person in Modeler. */
class ModelConventionsTest {

    private static final Path MODELS = Path.of("src/main/resources/bpmn");
    private static final Path FORMS = Path.of("../ui-forms/src/main/resources");

    private static final Set<String> GUARDS = Set.of("${reviewGuard}", "${personChangeGuard}", "${staffChangeGuard}");

    private static final Map<String, String> PREFIXES = Map.of(
            "startEvent", "StartEvent_",
            "endEvent", "EndEvent_",
            "boundaryEvent", "BoundaryEvent_",
            "intermediateCatchEvent", "IntermediateEvent_",
            "exclusiveGateway", "Gateway_",
            "userTask", "Task_",
            "serviceTask", "Task_",
            "callActivity", "Task_",
            "sequenceFlow", "Flow_");

    private static final Pattern CHINESE_THEN_ENGLISH =
            Pattern.compile("\\p{IsHan}.*[\\p{IsHan}？] [A-Z][A-Za-z -]*\\??");

    record Model(Path file, BpmnModelInstance instance) {

        Process process() {
            return all(Process.class).iterator().next();
        }

        <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
            return instance.getModelElementsByType(type);
        }

        String folder() {
            return file.getParent().getFileName().toString();
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static Stream<Model> models() throws IOException {
        try (var files = Files.walk(MODELS)) {
            return files
                    .filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void namesTheFileByTheProcess(Model model) {
        assertThat(model.all(Process.class)).hasSize(1);
        assertThat(model.toString()).isEqualTo(model.process().getId() + ".bpmn");
        assertThat(model.process().getId()).endsWith("Process");
        assertThat(model.process().isExecutable()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsItsHistoryForAStatedTime(Model model) {
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    }

    @ParameterizedTest
    @MethodSource("models")
    void isStartedByTheApplicationOnly(Model model) {
        assertThat(model.process().isCamundaStartableInTasklist()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesEveryElementAMeaningfulId(Model model) {
        for (FlowElement element : model.all(FlowElement.class)) {
            String prefix = PREFIXES.get(element.getElementType().getTypeName());
            assertThat(prefix).as(element.getElementType().getTypeName()).isNotNull();
            assertThat(element.getId()).matches(prefix + "[A-Z][A-Za-z]+");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void labelsEveryNodeInChineseFirst(Model model) {
        for (FlowNode node : model.all(FlowNode.class)) {
            assertThat(node.getName()).as(node.getId()).matches(CHINESE_THEN_ENGLISH);
        }
        assertThat(model.process().getName()).matches(CHINESE_THEN_ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("models")
    void asksAQuestionAtEveryGatewayAndAnswersItOnEveryFlow(Model model) {
        for (ExclusiveGateway gateway : model.all(ExclusiveGateway.class)) {
            assertThat(gateway.getName()).endsWith("?");
            assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            assertThat(gateway.getOutgoing()).extracting(SequenceFlow::getName).doesNotContainNull();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsEveryNodeAndEveryFlow(Model model) {
        Set<String> shapes = model.all(BpmnShape.class).stream()
                .map(shape -> shape.getBpmnElement().getId())
                .collect(Collectors.toSet());
        Set<String> edges = model.all(BpmnEdge.class).stream()
                .map(edge -> edge.getBpmnElement().getId())
                .collect(Collectors.toSet());

        assertThat(shapes).isEqualTo(ids(model.all(FlowNode.class)));
        assertThat(edges).isEqualTo(ids(model.all(SequenceFlow.class)));
        assertThat(model.all(BpmnEdge.class))
                .allSatisfy(edge -> assertThat(edge.getWaypoints()).hasSizeGreaterThan(1));
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsNoTwoNodesOverEachOther(Model model) {
        List<BpmnShape> shapes = model.all(BpmnShape.class).stream()
                .filter(shape -> !shape.getBpmnElement().getId().startsWith("BoundaryEvent_"))
                .toList();
        for (BpmnShape one : shapes) {
            for (BpmnShape other : shapes) {
                assertThat(one == other || apart(one.getBounds(), other.getBounds()))
                        .as(one.getBpmnElement().getId() + " and "
                                + other.getBpmnElement().getId())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesEveryUserTaskAGroupADueDateAFormAndTheGuard(Model model) {
        for (UserTask task : model.all(UserTask.class)) {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
            assertFormExists(task.getCamundaFormKey());
            assertThat(task.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaTaskListener.class)
                            .list())
                    .filteredOn(listener -> GUARDS.contains(listener.getCamundaDelegateExpression()))
                    .extracting(CamundaTaskListener::getCamundaEvent)
                    .containsExactlyInAnyOrder("create", "assignment", "complete");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void callsModelsOfTheSameDeployment(Model model) throws IOException {
        Set<String> keys = models().map(other -> other.process().getId()).collect(Collectors.toSet());
        for (CallActivity call : model.all(CallActivity.class)) {
            assertThat(keys).contains(call.getCalledElement());
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            inputs(call).stream()
                    .filter(in -> "reviewForm".equals(in.getCamundaTarget()) && in.getCamundaSource() == null)
                    .forEach(in -> assertFormExists(in.getCamundaSourceExpression()));
        }
    }

    /** A kind differs from another in names, group and form: in nothing that is handed to, or comes back from, the part. */
    @Test // #10
    void callsTheSharedPartAlikeForEveryKind() throws IOException {
        Map<String, List<CallActivity>> byModel = models().collect(Collectors.toMap(
                model -> model.process().getId(),
                model -> model.all(CallActivity.class).stream()
                        .filter(call -> ReviewDecisionProcess.KEY.equals(call.getCalledElement()))
                        .toList()));
        List<CallActivity> calls =
                byModel.values().stream().flatMap(List::stream).toList();

        assertThat(byModel.values()).allMatch(ofOneModel -> ofOneModel.size() < 2);
        assertThat(calls)
                .hasSizeGreaterThanOrEqualTo(4)
                .extracting(ModelConventionsTest::handedOver)
                .containsOnly(handedOver(calls.get(0)));
        assertThat(handedOver(calls.get(0))).contains("reviewerGroup", "reviewForm", "reviewTask", "subjectId");
    }

    private static List<String> handedOver(CallActivity call) {
        var outputs = call.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaOut.class)
                .list();
        return Stream.concat(
                        inputs(call).stream().map(CamundaIn::getCamundaTarget),
                        outputs.stream().map(CamundaOut::getCamundaTarget))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<CamundaIn> inputs(CallActivity call) {
        return call.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaIn.class)
                .list();
    }

    @ParameterizedTest
    @MethodSource("models")
    void handsOnNamedVariablesOnly(Model model) { // #9
        for (CallActivity call : model.all(CallActivity.class)) {
            ExtensionElements mappings = call.getExtensionElements();
            assertThat(mappings.getElementsQuery().filterByType(CamundaIn.class).list())
                    .as(call.getId())
                    .isNotEmpty()
                    .allMatch(in -> in.getCamundaVariables() == null && !in.getCamundaLocal());
            assertThat(mappings.getElementsQuery()
                            .filterByType(CamundaOut.class)
                            .list())
                    .as(call.getId())
                    .allMatch(out -> out.getCamundaVariables() == null && !out.getCamundaLocal());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void hasAConstantForEveryNode(Model model) throws Exception {
        Class<?> constants = Class.forName(
                "dev.signet.processes." + model.folder() + "." + model.process().getId());

        assertThat(valuesOf(constants)).contains(model.process().getId());
        assertThat(valuesOf(constants)).containsAll(ids(model.all(FlowNode.class)));
    }

    private static void assertFormExists(String formKey) {
        if (formKey.startsWith("${")) {
            return;
        }
        assertThat(formKey).startsWith("embedded:deployment:forms/");
        assertThat(FORMS.resolve(formKey.substring("embedded:deployment:".length())))
                .isRegularFile();
    }

    private static boolean apart(Bounds a, Bounds b) {
        return a.getX() + a.getWidth() <= b.getX()
                || b.getX() + b.getWidth() <= a.getX()
                || a.getY() + a.getHeight() <= b.getY()
                || b.getY() + b.getHeight() <= a.getY();
    }

    private static Set<String> ids(Collection<? extends BaseElement> elements) {
        return elements.stream().map(BaseElement::getId).collect(Collectors.toSet());
    }

    private static List<String> valuesOf(Class<?> constants) {
        return Arrays.stream(constants.getFields())
                .map(ModelConventionsTest::valueOf)
                .toList();
    }

    private static String valueOf(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
