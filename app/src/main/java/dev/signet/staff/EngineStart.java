package dev.signet.staff;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the engine must have before the first request: groups and their permissions, the processes with their forms, the
 * first administrator, an instance for each change of people that waits. Nodes that start together do it one after the
 * other, each in one transaction.
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

    EngineStart(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            GroupPermissions permissions,
            ProcessDeployment deployment,
            FirstAdministrator firstAdministrator,
            Administrators administrators,
            PersonChangeStore changes,
            PersonChangeInstances instances,
            PersonChangeFilter filter) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.permissions = permissions;
        this.deployment = deployment;
        this.firstAdministrator = firstAdministrator;
        this.administrators = administrators;
        this.changes = changes;
        this.instances = instances;
        this.filter = filter;
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
    }
}
