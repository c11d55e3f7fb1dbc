package dev.signet.staff.start;

import dev.signet.staff.Administrators;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffGroup;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the engine must have before the first request: groups and their permissions, the processes with their forms, the
 * first administrator, lists of Tasklist, an instance for each change that waits. Nodes that start together do it one after the
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
    private final StaffActions listed;
    private final ObjectProvider<ConsentedAction> consented;
    private final ChangeFilters filters;

    EngineStart(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            GroupPermissions permissions,
            ProcessDeployment deployment,
            FirstAdministrator firstAdministrator,
            Administrators administrators,
            StaffActions listed,
            ObjectProvider<ConsentedAction> consented,
            ChangeFilters filters) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.permissions = permissions;
        this.deployment = deployment;
        this.firstAdministrator = firstAdministrator;
        this.administrators = administrators;
        this.listed = listed;
        this.consented = consented;
        this.filters = filters;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select name from platform_setting where name = 'start-lock' for update")
                    .query(String.class)
                    .single();
            permissions.grant();
            permissions.letDecide(deciders());
            deployment.deploy();
            firstAdministrator.ensure();
            // An earlier version may have left several.
            administrators.lock();
            administrators.settle();
            filters.createMissing(deciders());
            administrators.beginMissing();
        });
    }

    /** Who may agree to something that the platform's people do not do alone. */
    private Set<StaffGroup> deciders() {
        Set<StaffGroup> groups = EnumSet.noneOf(StaffGroup.class);
        consented.forEach(
                action -> groups.addAll(listed.require(action.action()).second()));
        return groups;
    }
}
