package dev.signet.console.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.signet.access.ActionList;
import dev.signet.docs.CodesPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** S1-8, S6.2-3: what the reference says of actions is what the official clients send and what our actions read and answer. */
class RpcReferenceTest {

    private static final Endpoint HERE = new Endpoint("http", "127.0.0.1:8080");

    /** Of Signet's own beside the official client's. */
    private static final Set<String> OWN_PARAMETERS = Set.of("Status", "ResourceGroupId");

    private static final Set<String> OWN_FIELDS =
            Set.of("Status", "UpdateDate", "UserId", "AttachmentCount", "ResourceGroupId", "GroupId", "Type");

    private final ActionSources sources = new ActionSources();
    private final ActionList doors;
    private final RpcReference reference;

    RpcReferenceTest() {
        try (var context = new AnnotationConfigApplicationContext(ActionList.class, RpcReference.class)) {
            doors = context.getBean(ActionList.class);
            reference = context.getBean(RpcReference.class);
        }
    }

    @Test
    void tellsOfEveryActionAndOfNoOther() {
        assertThat(reference.all().stream().map(action -> "rpc " + action.version() + "/" + action.name()))
                .containsExactlyInAnyOrderElementsOf(doors.all().entrySet().stream()
                        .filter(call -> call.getKey().startsWith("rpc "))
                        .filter(call -> !call.getValue().get(0).action().startsWith("probe:")) // of tests of the doors
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void leavesOutNoParameterOfTheOfficialClients() {
        assertSoftly(all -> reference.all().forEach(action -> {
            Set<String> official = OfficialClients.parameters(action);
            // Sent as one text of JSON.
            official.remove("MoreData.N");
            all.assertThat(names(action)).as(action.name()).containsAll(official);
            if (action.typed() && !official.isEmpty()) {
                Set<String> more = new TreeSet<>(names(action));
                more.removeAll(official);
                more.removeAll(OWN_PARAMETERS);
                more.remove("MoreData");
                all.assertThat(more)
                        .as("of %s, which no client sends", action.name())
                        .isEmpty();
            }
        }));
    }

    @Test
    void inventsNoParameterAndLeavesOutNoneThatIsRead() {
        Set<String> told = new TreeSet<>();
        assertSoftly(all -> reference.all().forEach(action -> {
            Set<String> literals = ActionSources.literals(sources.of(action.name())).stream()
                    .flatMap(literal -> Stream.of(literal.split("\\.")))
                    .flatMap(word -> Stream.of(word, "New" + word))
                    .collect(Collectors.toCollection(TreeSet::new));
            // A grantee's parameter is made of what it is.
            Stream.of("User", "Group", "Role").forEach(kind -> literals.add(kind + "Name"));
            for (Parameter parameter : action.parameters()) {
                told.addAll(ActionSources.parts(parameter.name()));
                told.add(parameter.name());
                all.assertThat(literals.containsAll(ActionSources.parts(parameter.name())))
                        .as("%s reads %s", action.name(), parameter.name())
                        .isEqualTo(parameter.isRead());
            }
        }));
        assertThat(sources.read()).hasSizeGreaterThan(50);
        assertThat(told).containsAll(sources.read());
    }

    @Test
    void answersWhatTheOfficialClientsRead() {
        assertSoftly(all -> reference.all().forEach(action -> {
            Set<String> official = OfficialClients.answer(action);
            if (!official.isEmpty()) {
                Set<String> own = paths(action);
                own.removeAll(official);
                own.removeIf(path -> OWN_FIELDS.contains(path.substring(path.lastIndexOf('.') + 1)));
                all.assertThat(own)
                        .as("of %s, which no client reads", action.name())
                        .isEmpty();
            }
        }));
    }

    @Test
    void tellsOfEveryFieldThatIsAnsweredAndOfNoOther() {
        Set<String> told = reference.all().stream()
                .flatMap(action -> action.answer().stream())
                .flatMap(field -> Stream.of(field.name().replace("[]", "").split("\\.")))
                .collect(Collectors.toCollection(TreeSet::new));
        told.add("RequestId");
        Set<String> answered = sources.answered();

        assertThat(answered).hasSizeGreaterThan(100);
        assertThat(told).containsAll(answered);
        told.removeAll(answered);
        reference.all().forEach(action -> told.removeAll(ActionSources.literals(sources.of(action.name()))));
        // Made of what they are about, as the lists of those who have a policy.
        assertThat(told).allMatch(name -> name.matches("(User|Group|Role)(s|Id|Name)?"));
    }

    @Test
    void tellsOfEveryCodeWithAdvice() {
        Set<String> told = reference.all().stream()
                .flatMap(action -> action.codes())
                .flatMap(advice -> advice.codes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> page = Stream.of(
                        "Codes of a send",
                        "Codes of applications, classic actions",
                        "Codes of applications, newer actions",
                        "Codes of the gateway",
                        "Codes of an account's people")
                .flatMap(heading -> CodesPage.codes(heading).stream())
                .toList();

        assertThat(told)
                .containsAll(Stream.of("NoPermission", "SignatureNonceUsed").toList());
        assertSoftly(all -> page.stream()
                .filter(code -> isOfActions(code))
                .forEach(code -> all.assertThat(told.contains(code)
                                || reference.all().stream()
                                        .anyMatch(action -> action.advice(code).isPresent()))
                        .as(code)
                        .isTrue()));
        assertSoftly(all -> told.stream()
                .filter(code -> !code.contains("…"))
                .forEach(code -> all.assertThat(CodesPage.all().contains(code))
                        .as("%s stands on the page of codes", code)
                        .isTrue()));
    }

    /** Those of resource groups, which /v1 alone has, of large heads and slow bodies, and of the platform's people are no action's. */
    private static boolean isOfActions(String code) {
        return !code.matches("(EntityNotExist|EntityAlreadyExists|DeleteConflict|LimitExceeded)\\.ResourceGroup.*")
                && !Set.of("OK", "Forbidden", "RequestTimeout", "RequestHeaderFieldsTooLarge", "UnsupportedHTTPMethod")
                        .contains(code);
    }

    @Test
    void examplesOfCodeCanBeCompiled() {
        List<JavaFileObject> samples = new ArrayList<>();
        for (ReferenceAction action : reference.all()) {
            String type = "Example" + samples.size();
            samples.add(new Source(type, SampleCode.java(action, HERE).replace("class Example", "class " + type)));
        }
        samples.add(new Source("Example", QuickStartPages.java(HERE)));
        DiagnosticCollector<JavaFileObject> wrong = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(wrong, Locale.ROOT, null)) {
            ((com.sun.source.util.JavacTask) compiler.getTask(
                            null, files, wrong, List.of("-proc:none", "-implicit:none", "-Xlint:none"), null, samples))
                    .analyze();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }

        assertThat(samples).hasSizeGreaterThan(90);
        assertThat(wrong.getDiagnostics()).isEmpty();
    }

    @Test
    void rawRequestsAndAnswersHoldTheExamples() {
        ReferenceAction send = reference.find("2017-05-25", "SendSms").orElseThrow();
        ReferenceAction users = reference.find("2015-05-01", "ListUsers").orElseThrow();

        assertThat(SampleCode.raw(send, HERE))
                .contains("x-acs-action: SendSms", "Host: 127.0.0.1:8080", "SignName=%E4%BA%91%E5%B8%86")
                .doesNotContain("SmsUpExtendCode");
        assertThat(AnswerExample.of(send)).contains("\"BizId\" : \"853819343905671399^0\"", "RequestId");
        assertThat(AnswerExample.of(users)).contains("\"Users\" : {\n    \"User\" : [ {", "\"UserName\" : \"li.lei\"");
    }

    private static Set<String> names(ReferenceAction action) {
        return action.parameters().stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of all that is no object itself, from the beginning of the answer. */
    private static Set<String> paths(ReferenceAction action) {
        Set<String> paths = new TreeSet<>();
        List<String> around = new ArrayList<>();
        for (AnswerField field : action.answer()) {
            while (around.size() > field.depth()) {
                around.remove(around.size() - 1);
            }
            String path =
                    Stream.concat(around.stream(), Stream.of(field.name())).collect(Collectors.joining("."));
            if (field.isObject()) {
                around.add(field.name());
            } else {
                paths.add(path);
            }
        }
        return paths;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///" + type + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
