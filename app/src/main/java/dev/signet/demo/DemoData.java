package dev.signet.demo;

import dev.signet.access.login.LoginProfiles;
import dev.signet.account.AccountAdministration;
import dev.signet.account.Accounts;
import dev.signet.account.InternationalService;
import dev.signet.platform.database.OnEmbeddedDatabase;
import dev.signet.platform.time.ChinaTime;
import dev.signet.signature.SignatureRegistration;
import dev.signet.signature.Signatures;
import dev.signet.staff.People;
import dev.signet.template.TemplateRegistration;
import dev.signet.template.Templates;
import java.time.YearMonth;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the first minute possible: accounts, people and approved applications, on the embedded database only. */
@Component
@Conditional(OnEmbeddedDatabase.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoData implements ApplicationRunner {

    static final String ACTOR = "demo-data";

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final DemoAccounts accounts;
    private final DemoPeople people;
    private final DemoApplications applications;
    private final DemoLogins logins;
    private final DemoMonth month;
    private final ObjectProvider<DemoClock> clock;
    private final Environment environment;

    DemoData(
            Accounts accounts,
            AccountAdministration administration,
            InternationalService international,
            People people,
            TransactionTemplate transaction,
            SignatureRegistration signatureRegistration,
            Signatures signatures,
            TemplateRegistration templateRegistration,
            Templates templates,
            TaskService tasks,
            IdentityService identities,
            LoginProfiles profiles,
            DemoMonth month,
            ObjectProvider<DemoClock> clock,
            Environment environment) {
        this.accounts = new DemoAccounts(accounts, administration, international, transaction);
        this.people = new DemoPeople(people, transaction);
        this.applications = new DemoApplications(
                accounts,
                signatureRegistration,
                signatures,
                templateRegistration,
                templates,
                new DemoReviewer(tasks, identities));
        this.logins = new DemoLogins(accounts, profiles);
        this.month = month;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            people.ensure();
            accounts.ensure();
            applications.ensure();
            clock.stream().filter(DemoClock::isBehind).forEach(this::live);
        } finally {
            clock.ifAvailable(DemoClock::catchUp);
        }
        log.info(DemoBanner.text(
                "http://" + environment.getProperty("server.address") + ":"
                        + environment.getProperty("local.server.port"),
                logins.lines()));
    }

    /** An officer may have made the rules of sending stricter than the demo data: then Signet starts without the month. */
    private void live(DemoClock past) {
        try {
            month.live(YearMonth.from(ChinaTime.today(past)), past::goTo);
        } catch (RuntimeException failed) {
            log.warn("The demo data's earlier month is not whole", failed);
        }
        past.catchUp();
        month.settle();
    }
}
