package dev.signet.staff.web;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server refuses before it looks for a door, such as {@code %zz} in an address, is told as the doors tell it. */
class PlainErrorReport extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(PlainErrorReport.class);
    private static final String SERVERS_FAULT = HostileAddresses.told("InternalError", "server-fault");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean connected = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, connected);
        if (!connected.get()) {
            return;
        }
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(response.getStatus() < 500 ? HostileAddresses.ANSWER : SERVERS_FAULT);
                response.finishResponse();
            }
        } catch (IOException e) {
            log.debug("The caller went away before its error was told", e);
        }
    }
}
