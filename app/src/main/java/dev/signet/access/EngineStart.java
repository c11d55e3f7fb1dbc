package dev.signet.access;

import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the engine must have before the first request: groups and their permissions, the processes with their forms, the
 * first administrator, an instance for each change of people that waits. Nodes that start together do it one after the other, each in one transaction.
 */
@Component
class EngineStart implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final GroupPermissions permissions;
    private final ProcessDeployment deployment;
    private final FirstAdministrator firstAdministrator;
    private final Administrators administrators;
    private final PersonChangeStore changes;
    private final PersonChangeInstances instances;
    private final PersonChangeFilter filter;
    private final Scheduler scheduler;

    EngineStart(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            GroupPermissions permissions,
            ProcessDeployment deployment,
            FirstAdministrator firstAdministrator,
            Administrators administrators,
            PersonChangeStore changes,
            PersonChangeInstances instances,
            PersonChangeFilter filter,
            Scheduler scheduler) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.permissions = permissions;
        this.deployment = deployment;
        this.firstAdministrator = firstAdministrator;
        this.administrators = administrators;
        this.changes = changes;
        this.instances = instances;
        this.filter = filter;
        this.scheduler = scheduler;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select name from platform_setting where name = 'start-lock' for update")
                    .query(String.class)
                    .single();
            permissions.grant();
            deployment.deploy();
            firstAdministrator.ensure();
            // An earlier version may have left several.
            administrators.lock();
            administrators.settle();
            filter.createIfMissing();
            instances.beginMissing(changes.waiting());
        });
        forgetThePoll();
    }

    /** An earlier version looked every minute for changes of people whose time was over; each has a timer now. */
    private void forgetThePoll() {
        try {
            scheduler.deleteJob(JobKey.jobKey("end-person-changes", "access"));
        } catch (SchedulerException e) {
            throw new IllegalStateException("the former job of changes of people cannot be removed", e);
        }
    }
}
