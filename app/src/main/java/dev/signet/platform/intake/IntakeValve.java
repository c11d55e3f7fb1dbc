package dev.signet.platform.intake;

import dev.signet.platform.Network;
import dev.signet.platform.Wording;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.http.MimeHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands where requests come in, behind the trusted proxies: measures their heads, and lets their bodies be read as
 * {@link WaitedBody}, by doors and by the server itself. One address has no more than a part of the threads. What is refused
 * here is answered by the doors, each in its form.
 *
 * <p>What a door left of a body is read to its end here. The server would do that after the answer, without any limit of time.
 */
final class IntakeValve extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(IntakeValve.class);

    /** As much as the server reads of what nobody wanted, before it closes the connection. */
    private static final long MOST_SKIPPED = 2L * 1024 * 1024;

    private static final Wording TEXTS = Wording.of("intake");
    private static final String UNAVAILABLE = "ServiceUnavailable";
    private static final String TOO_LARGE = "RequestHeaderFieldsTooLarge";
    /** Its query holds what elsewhere stands in a body. */
    private static final String DOOR_WITH_A_LONG_QUERY = "/";
    /** Colon, blank and the end of the line. */
    private static final int AROUND_A_FIELD = 4;

    private final WaitingThreads threads;
    private final IntakeSettings settings;

    IntakeValve(WaitingThreads threads, IntakeSettings settings) {
        super(true);
        this.threads = threads;
        this.settings = settings;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.isAsyncDispatching()) {
            serve(request, response); // let in before; only its answer is still to be written
            return;
        }
        String owner = Network.of(request.getRemoteAddr());
        if (threads.all().take(owner)) {
            try {
                serve(request, response);
            } finally {
                threads.all().leave(owner);
            }
        } else {
            log.warn(
                    "{} has half of the threads, or of those that were left, and is refused. Should that be a proxy, name it in"
                            + " signet.trusted-proxies",
                    owner);
            request.setAttribute(Intake.HEAD_REFUSED, TEXTS.refusal(UNAVAILABLE, "crowded"));
            serve(request, response);
        }
    }

    private void serve(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        long head = head(coyote);
        if (head > settings.maxHead().toBytes()) {
            request.setAttribute(
                    Intake.HEAD_REFUSED,
                    TEXTS.refusal(TOO_LARGE, "head", head, settings.maxHead().toBytes()));
        }
        if (coyote.isFinished()) {
            getNext().invoke(request, response);
        } else {
            invokeWithBody(request, response, coyote);
        }
    }

    private static long head(org.apache.coyote.Request coyote) {
        MimeHeaders headers = coyote.getMimeHeaders();
        long bytes = 0;
        for (int i = 0; i < headers.size(); i++) {
            bytes += headers.getName(i).getLength() + headers.getValue(i).getLength() + AROUND_A_FIELD;
        }
        return coyote.requestURI().equals(DOOR_WITH_A_LONG_QUERY)
                ? bytes
                : bytes + coyote.requestURI().getLength() + coyote.queryString().getLength();
    }

    private void invokeWithBody(Request request, Response response, org.apache.coyote.Request coyote)
            throws IOException, ServletException {
        InputBuffer servers = coyote.getInputBuffer();
        WaitedBody body = new WaitedBody(
                Arriving.of(coyote, servers), threads, settings, () -> Network.of(request.getRemoteAddr()));
        request.setAttribute(Intake.BODY, body);
        coyote.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && !coyote.isFinished()) {
                endUnread(response, body, coyote);
            }
        } finally {
            body.leave();
            coyote.setInputBuffer(servers);
        }
    }

    /** The answer goes out first, unless it is an error's that the server writes behind us. */
    private static void endUnread(Response response, WaitedBody body, org.apache.coyote.Request coyote) {
        boolean answeredLater = response.isErrorReportRequired();
        if (!answeredLater && !isAnswered(response) || body.refusal() == null && body.isSkipped(MOST_SKIPPED)) {
            return;
        }
        if (answeredLater) {
            response.setHeader("Connection", "close");
        }
        coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        if (!answeredLater) {
            // To the server that was an error, to which it would add a page.
            response.setErrorReported();
        }
    }

    /** Not where the caller is gone; then the connection is at its end as well. */
    private static boolean isAnswered(Response response) {
        try {
            response.setSuspended(false); // as it is after a redirect, of which nothing would go out
            response.finishResponse();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
