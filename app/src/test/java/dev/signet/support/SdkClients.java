package dev.signet.support;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsRequest;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsResponseBody;
import com.aliyun.teaopenapi.models.Config;
import dev.signet.account.AccessKey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The official client as a customer sets it up, for tests about something else than the client. */
public final class SdkClients {

    private SdkClients() {}

    /** @param endpoint host and port */
    public static Client of(String endpoint, AccessKey key) throws Exception {
        return of(endpoint, key.id(), key.secret());
    }

    /** @param endpoint host and port */
    public static Client of(String endpoint, String keyId, String secret) throws Exception {
        return new Client(new Config()
                .setAccessKeyId(keyId)
                .setAccessKeySecret(secret)
                .setEndpoint(endpoint)
                .setProtocol("HTTP"));
    }

    /** What became of a message of today. */
    public static QuerySendDetailsResponseBody details(Client client, String number, String bizId) throws Exception {
        return client.querySendDetails(new QuerySendDetailsRequest()
                        .setPhoneNumber(number)
                        .setBizId(bizId)
                        .setSendDate(LocalDate.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.BASIC_ISO_DATE))
                        .setPageSize(10L)
                        .setCurrentPage(1L))
                .getBody();
    }
}
