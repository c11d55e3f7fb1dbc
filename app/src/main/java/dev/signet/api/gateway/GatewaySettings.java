package dev.signet.api.gateway;

import dev.signet.platform.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the public edge.
 *
 * @param maxBody the largest body of an action without files
 * @param maxUpload the largest body that carries files: ten of 2 MB, in Base64 and percent-encoded
 * @param concurrentUploads how many bodies above {@code maxBody} may be in memory at once; one account, or one address
 *     before the account is known, gets a quarter of them
 * @param answerTimeout after this long without an answer the caller is told that the server is overloaded
 */
@ConfigurationProperties("signet.api")
public record GatewaySettings(
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("40MB") DataSize maxUpload,
        @DefaultValue("8") int concurrentUploads,
        @DefaultValue("30s") Duration answerTimeout) {

    public GatewaySettings {
        SettingCheck check = new SettingCheck("signet.api");
        check.atLeast(DataSize.ofBytes(1), "max-body", maxBody);
        check.that(
                maxUpload.compareTo(maxBody) >= 0,
                "max-upload",
                maxUpload,
                "at least signet.api.max-body, which is " + maxBody);
        check.atLeast(1, "concurrent-uploads", concurrentUploads);
        check.lasts("answer-timeout", answerTimeout);
    }
}
