package dev.signet.staff.web;

import dev.signet.platform.page.BarePage;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** What the server refuses before it looks for a door, such as {@code %zz} in an address, is told as the doors tell it. */
class PlainErrorReport extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(PlainErrorReport.class);
    private static final String SERVERS_FAULT = HostileAddresses.told("InternalError", "server-fault");

    private final BarePage page;
    private final Context ours;

    /** @param ours the application, which is not found yet for an address that cannot be read */
    PlainErrorReport(BarePage page, Context ours) {
        this.page = page;
        this.ours = ours;
    }

    private void tell(Request request, Response response) throws IOException {
        if (request.getContext() == null) {
            request.getMappingData().context = ours;
        }
        HostileAddresses.refuse(page, response.getStatus(), request.getRequest(), response.getResponse());
        response.finishResponse();
    }

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
            if (response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                tell(request, response);
                return;
            }
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(SERVERS_FAULT);
                response.finishResponse();
            }
        } catch (IOException e) {
            log.debug("The caller went away before its error was told", e);
        }
    }
}
