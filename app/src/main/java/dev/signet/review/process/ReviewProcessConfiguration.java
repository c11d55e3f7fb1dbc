package dev.signet.review.process;

import dev.signet.application.ReviewRules;
import dev.signet.processes.review.EarlierLock;
import dev.signet.processes.review.ReviewGuard;
import dev.signet.processes.review.ReviewTurns;
import dev.signet.processes.review.ReviewVariables;
import dev.signet.review.door.EngineCommands;
import dev.signet.review.door.EngineDoor;
import dev.signet.review.door.EngineRefusals;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models name: the guard; and the engine settings without which it could be passed by. */
@Configuration(proxyBeanMethods = false)
class ReviewProcessConfiguration {

    @Bean(ReviewVariables.GUARD)
    ReviewGuard reviewGuard(ReviewFiles files, ReviewRules rules) {
        return new ReviewGuard(files, rules);
    }

    @Bean
    static ProcessEnginePlugin reviewEngineSettings(
            ObjectProvider<EngineRefusals> refusals, ObjectProvider<EarlierLock> locks) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                EngineDoor door = new EngineDoor(
                        EngineCommands.shipped(), configuration::getIdentityService, refusals::getObject);
                configuration.getCustomPreCommandInterceptorsTxRequired().add(door.outside());
                configuration.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>(List.of(door.outside())));
                // Otherwise a reviewer could end a review without a decision by reporting an unknown BPMN error.
                configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
                // An expression is a program. Stored ones stay for the ready-made filters; QueryExpressions lets no
                // other pass.
                configuration.setEnableExpressionsInAdhocQueries(false);
                configuration.setEnableExpressionsInStoredQueries(true);
                // A refused completion is an answer to a person; the edge logs what is really broken.
                configuration.setEnableCmdExceptionLogging(false);
                configuration.getCustomPreCommandInterceptorsTxRequired().add(new PlainRefusals());
                configuration.getCustomPostCommandInterceptorsTxRequired().add(new ReviewTurns(locks::stream));
                configuration.getCustomPostCommandInterceptorsTxRequired().add(door.inside());
                configuration.getCustomPostCommandInterceptorsTxRequired().add(new TaskComments());
                // Without it nobody but officers may read what was said about the task they work on.
                configuration.setEnableHistoricInstancePermissions(true);
                configuration.setResourceAuthorizationProvider(new ClaimPermissions());
            }
        };
    }
}
