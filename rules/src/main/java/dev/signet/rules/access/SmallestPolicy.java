package dev.signet.rules.access;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.signet.rules.text.Unseen;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The smallest policy that would allow a request: this action on this resource.
 *
 * @param document to be attached for the whole account, as script mode takes it
 * @param barrier what would deny the request even then: the statement that forbids it, or the session whose policy does not
 *     allow it; null where the policy suffices
 */
public record SmallestPolicy(String document, @Nullable Judgement barrier) {

    private static final String FORM = """
            {
              "Version": "1",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "%s",
                  "Resource": "%s"
                }
              ]
            }""";

    /** @param evaluation what whoever asks has already */
    public static SmallestPolicy of(AccessRequest request, Evaluation evaluation) {
        String document = FORM.formatted(
                json(request.action()), json(nameable(request.resource().toString())));
        Judgement then = evaluation
                .with(new AttachedPolicy("", PolicyType.CUSTOM, PolicyScope.ACCOUNT, PolicyDocument.parse(document)))
                .judge(request);
        return new SmallestPolicy(document, then.allows() ? null : then);
    }

    /** Characters that no policy can hold stand in it as a wildcard for one. */
    private static String nameable(String resource) {
        return resource.replace("${", "?{")
                .codePoints()
                .mapToObj(c -> Unseen.isUnseen(c) ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
