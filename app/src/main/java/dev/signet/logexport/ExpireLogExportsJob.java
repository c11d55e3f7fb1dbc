package dev.signet.logexport;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Deletes exported files whose time is over (S7.3-3). */
@DisallowConcurrentExecution
public class ExpireLogExportsJob extends QuartzJobBean {

    private static final int AT_ONCE = 20;

    private final LogExports exports;

    ExpireLogExportsJob(LogExports exports) {
        this.exports = exports;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        while (exports.expireSome(AT_ONCE)) {
            // the rest
        }
        exports.sweep();
    }
}
