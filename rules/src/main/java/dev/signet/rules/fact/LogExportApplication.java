package dev.signet.rules.fact;

/**
 * One application to take send records off the platform as a file, as the norms see it (domain-rules 7.3, RC-1, RC-3).
 *
 * @param purpose what the file is for, as the requester states it; empty when nothing was stated
 * @param recipient who gets the file; empty when nobody was named
 * @param masked whether phone numbers are masked in the file
 * @param days how many days' records the filter takes, first and last included
 * @param rows how many records the filter matched when it was asked for
 * @param rowsToday how many records this requester's earlier exports of the last 24 hours were to hold
 * @param exportsToday how many exports this requester asked for in the last 24 hours
 */
public record LogExportApplication(
        ExportRequester requester,
        String purpose,
        String recipient,
        ExportFormat format,
        boolean masked,
        int days,
        long rows,
        long rowsToday,
        int exportsToday)
        implements Application {

    private static final String AREA = "log-export";

    /** How rulebooks come to know of it. */
    public static final class Kind extends ApplicationKind {

        public Kind() {
            super(AREA, "log-export", LogExportApplication.class, "OperationDenied.LogExport");
        }
    }

    @Override
    public String area() {
        return AREA;
    }
}
