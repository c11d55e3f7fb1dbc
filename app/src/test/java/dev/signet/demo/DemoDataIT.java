package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.AccessKeys;
import dev.signet.account.Accounts;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.support.SignetTest;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SignetTest
class DemoDataIT {

    @Autowired
    Accounts accounts;

    @Autowired
    AccessKeys keys;

    @Autowired
    Signatures signatures;

    @Autowired
    Templates templates;

    @Test
    void keysAreThoseOfTheBanner() {
        assertThat(keys.find("signet-demo-key"))
                .hasValueSatisfying(key -> assertThat(key.secret()).isEqualTo("signet-demo-secret"));
        assertThat(keys.find("signet-demo-individual-key"))
                .hasValueSatisfying(key -> assertThat(key.secret()).isEqualTo("signet-demo-individual-secret"));
    }

    @Test
    void theEnterpriseCanSendEveryKindInTheFirstMinute() {
        long demo = accounts.findByName("demo").orElseThrow().id();
        assertThat(signatures.sendable(demo))
                .extracting(SendableSignature::scenario)
                .containsExactlyInAnyOrder(Scenario.GENERAL, Scenario.VERIFICATION);
        assertThat(templates.sendable(demo))
                .extracting(SendableTemplate::kind)
                .containsExactlyInAnyOrder(TemplateKind.values());
    }

    @Test
    void theIndividualCanSendCodesAndNotifications() {
        long individual = accounts.findByName("demo-individual").orElseThrow().id();
        assertThat(signatures.sendable(individual))
                .extracting(SendableSignature::scenario)
                .contains(Scenario.VERIFICATION);
        assertThat(templates.sendable(individual))
                .extracting(SendableTemplate::kind)
                .containsExactlyInAnyOrder(TemplateKind.VERIFICATION, TemplateKind.NOTIFICATION);
    }
}
