package dev.signet.support;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsRequest;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsResponseBody;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.GlobalParameters;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import dev.signet.account.AccessKey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

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

    /** One whose calls come through a proxy that says so. @param forwarded what stands in {@code X-Forwarded-For} */
    public static Client behindProxy(String endpoint, AccessKey key, String forwarded) throws Exception {
        return new Client(new Config()
                .setAccessKeyId(key.id())
                .setAccessKeySecret(key.secret())
                .setEndpoint(endpoint)
                .setProtocol("HTTP")
                .setGlobalParameters(new GlobalParameters().setHeaders(Map.of("X-Forwarded-For", forwarded))));
    }

    /** An action that this client has no method for, by its own machinery; what comes back in the body. */
    public static Map<?, ?> call(Client client, String action, Map<String, String> query) throws Exception {
        Params params = new Params()
                .setAction(action)
                .setVersion("2017-05-25")
                .setProtocol("HTTP")
                .setPathname("/")
                .setMethod("POST")
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        OpenApiRequest request = new OpenApiRequest().setQuery(new TreeMap<>(query));
        return (Map<?, ?>) client.callApi(params, request, new RuntimeOptions()).get("body");
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
