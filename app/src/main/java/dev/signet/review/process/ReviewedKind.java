package dev.signet.review.process;

import dev.signet.processes.blacklist.BlacklistReleaseProcess;
import dev.signet.processes.logexport.LogExportApprovalProcess;
import dev.signet.processes.signature.SignatureReviewProcess;
import dev.signet.processes.template.TemplateReviewProcess;
import java.util.Arrays;

/** Which process decides about which kind of application. */
public enum ReviewedKind {
    SIGNATURE(SignatureReviewProcess.KIND, SignatureReviewProcess.KEY, SignatureReviewProcess.SUBJECT_ID),
    TEMPLATE(TemplateReviewProcess.KIND, TemplateReviewProcess.KEY, TemplateReviewProcess.SUBJECT_ID),
    RELEASE(BlacklistReleaseProcess.KIND, BlacklistReleaseProcess.KEY, BlacklistReleaseProcess.SUBJECT_ID),
    LOG_EXPORT(LogExportApprovalProcess.KIND, LogExportApprovalProcess.KEY, LogExportApprovalProcess.SUBJECT_ID);

    private final String kind;
    private final String processKey;
    private final String subjectVariable;

    ReviewedKind(String kind, String processKey, String subjectVariable) {
        this.kind = kind;
        this.processKey = processKey;
        this.subjectVariable = subjectVariable;
    }

    public static ReviewedKind of(String kind) {
        return Arrays.stream(values())
                .filter(known -> known.kind.equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process decides about " + kind));
    }

    public String kind() {
        return kind;
    }

    String processKey() {
        return processKey;
    }

    String subjectVariable() {
        return subjectVariable;
    }
}
