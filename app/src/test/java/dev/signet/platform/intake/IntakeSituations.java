package dev.signet.platform.intake;

import dev.signet.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;

/** Requests that were refused as they came in, for tests of who answers them. */
public final class IntakeSituations {

    private IntakeSituations() {}

    public static void refuse(HttpServletRequest request, Refusal refusal) {
        request.setAttribute(Intake.HEAD_REFUSED, refusal);
    }
}
