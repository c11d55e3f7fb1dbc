package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/**
 * An enterprise with many people, made through the API as its owner would make it: every user has five custom policies, of
 * which one allows sending under conditions and the others speak of something else.
 */
final class BenchPeople {

    private static final String RAM = "2015-05-01";

    private final DemoTraffic owner;

    BenchPeople(DemoTraffic owner) {
        this.owner = owner;
    }

    /** A user's access key. */
    record Key(String id, String secret) {}

    /** The key of the last user. */
    Key hire(int users, int policies) throws IOException, InterruptedException {
        for (int policy = 0; policy < policies; policy++) {
            ram("CreatePolicy", Map.of("PolicyName", "policy-" + policy, "PolicyDocument", document(policy)));
        }
        for (int user = 0; user < users; user++) {
            String name = "user-" + user;
            ram("CreateUser", Map.of("UserName", name));
            for (int nth = 0; nth < 5; nth++) {
                String policy = "policy-" + (user * 5 + nth) % policies;
                ram("AttachPolicyToUser", Map.of("UserName", name, "PolicyName", policy, "PolicyType", "Custom"));
            }
        }
        JsonNode key = ram("CreateAccessKey", Map.of("UserName", "user-" + (users - 1)))
                .path("AccessKey");
        return new Key(
                key.path("AccessKeyId").asText(), key.path("AccessKeySecret").asText());
    }

    private JsonNode ram(String action, Map<String, String> parameters) throws IOException, InterruptedException {
        JsonNode answer = owner.call(RAM, action, parameters);
        if (answer.has("Code")) {
            throw new IOException(action + " " + parameters + ": " + answer);
        }
        return answer;
    }

    private static String document(int policy) {
        return policy % 5 == 4 ? """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":["dysms:Send*","dysms:Query*"],"Resource":"*",
                 "Condition":{"IpAddress":{"acs:SourceIp":["10.0.0.0/8","127.0.0.0/8","::1/128"]},
                              "DateGreaterThan":{"acs:CurrentTime":"2020-01-01T00:00:00Z"}}}]}""" : """
                {"Version":"1","Statement":[
                 {"Effect":"Allow","Action":["dysms:Query*","dysms:Get*"],"Resource":["acs:dysms:*:*:sign/s%1$d-*","acs:dysms:*:*:template/SMS_%1$d*"]},
                 {"Effect":"Deny","Action":"dysms:Delete*","Resource":"acs:dysms:*:*:template/SMS_%1$d"},
                 {"Effect":"Deny","Action":"dysms:Send*","Resource":"acs:dysms:*:*:sign/never-%1$d","Condition":{"Bool":{"acs:SecureTransport":["false"]}}}]}""".formatted(policy);
    }
}
