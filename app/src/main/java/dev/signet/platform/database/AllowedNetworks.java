package dev.signet.platform.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The addresses from which an account let itself send become the policy of its keys (S12.2-1), which counts at every door.
 * Where it has such a policy already, for all keys or for one, only what both allowed stays: nobody who was kept out of
 * sending gets in because the setting has gone.
 */
final class AllowedNetworks implements JavaMigration {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of an IPv4 address in the form of IPv6 the setting counted the last 32 bits, policies count all. */
    private static final int IN_SETTINGS = 0;

    private static final int IN_POLICIES = 96;

    /** As many bits from the left as the networks have in common; a whole address has all of its own. */
    private record Network(int bits, int prefix, BigInteger value) {

        /** @param mapped how many bits the prefix of an IPv4 address counts that is written as one of IPv6 */
        static Optional<Network> of(String given, int mapped) {
            String text = given.replaceAll("\\s", "");
            int slash = text.indexOf('/');
            try {
                // Only literal addresses were ever taken: nothing is looked up here.
                byte[] address = InetAddress.getByName(slash < 0 ? text : text.substring(0, slash))
                        .getAddress();
                int bits = address.length * Byte.SIZE;
                int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
                if (slash >= 0 && bits == Integer.SIZE && text.indexOf(':') >= 0) {
                    prefix -= mapped;
                }
                return prefix < 0 || prefix > bits
                        ? Optional.empty()
                        : Optional.of(new Network(bits, prefix, new BigInteger(1, address)));
            } catch (UnknownHostException | NumberFormatException e) {
                return Optional.empty();
            }
        }

        /** As policies of keys write it, whatever the setting let pass ({@code 192.0.2.7/024}). */
        String text() {
            byte[] address = new byte[bits / Byte.SIZE];
            BigInteger network = value.shiftRight(bits - prefix).shiftLeft(bits - prefix);
            byte[] digits = network.toByteArray();
            int many = Math.min(digits.length, address.length);
            System.arraycopy(digits, digits.length - many, address, address.length - many, many);
            try {
                return InetAddress.getByAddress(address).getHostAddress() + (prefix == bits ? "" : "/" + prefix);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e); // of four or sixteen bytes always one
            }
        }

        /** Of two networks one holds the other, or they have nothing in common. */
        Optional<Network> and(Network other) {
            int common = Math.min(prefix, other.prefix);
            boolean meet =
                    bits == other.bits && value.shiftRight(bits - common).equals(other.value.shiftRight(bits - common));
            return meet ? Optional.of(prefix >= other.prefix ? this : other) : Optional.empty();
        }
    }

    private record Stored(String id, String json) {}

    @Override
    public void migrate(Context context) throws JsonProcessingException {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        for (Stored setting : stored(jdbc, """
                select account_id, json_extract(settings, '$.allowedNetworks') from sending_settings
                where json_length(settings, '$.allowedNetworks') > 0""")) {
            move(jdbc, setting.id(), texts(JSON.readTree(setting.json())));
        }
        jdbc.update("update sending_settings set settings = json_remove(settings, '$.allowedNetworks')"
                + " where json_exists(settings, '$.allowedNetworks')");
    }

    private static List<Stored> stored(JdbcTemplate jdbc, String sql, Object... values) {
        return jdbc.query(sql, (row, n) -> new Stored(row.getString(1), row.getString(2)), values);
    }

    private static void move(JdbcTemplate jdbc, String account, List<String> allowed) throws JsonProcessingException {
        List<String> before = jdbc.queryForList(
                "select key_policy from access_account where account_id = ? and key_policy is not null",
                String.class,
                account);
        jdbc.update("""
                insert into access_account (account_id, key_policy) values (?, ?)
                on duplicate key update key_policy = values(key_policy)""", account, within(before.isEmpty() ? null : before.get(0), allowed));
        for (Stored key : stored(jdbc, "select key_id, policy from access_key_policy where account_id = ?", account)) {
            jdbc.update(
                    "update access_key_policy set policy = ? where key_id = ?", within(key.json(), allowed), key.id());
        }
    }

    /** @param before a policy that counts until now; null where there is none */
    private static String within(@Nullable String before, List<String> allowed) throws JsonProcessingException {
        JsonNode policy = before == null ? JSON.missingNode() : JSON.readTree(before);
        return policy.path("Status").asText().equals("Active")
                ? policy(common(networks(listed(policy), IN_POLICIES), networks(allowed, IN_SETTINGS)))
                : policy(networks(allowed, IN_SETTINGS));
    }

    private static List<String> listed(JsonNode policy) {
        List<String> networks = new ArrayList<>();
        policy.path("Statements").forEach(statement -> {
            if (statement.path("Type").asText().equals("ClassicWhiteList")) {
                networks.addAll(texts(statement.path("IPList")));
            }
        });
        return networks;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What cannot be read let nobody in, and does so by not being there. */
    private static List<Network> networks(List<String> texts, int mapped) {
        return texts.stream().flatMap(text -> Network.of(text, mapped).stream()).toList();
    }

    private static Set<Network> common(List<Network> some, List<Network> others) {
        Set<Network> common = new LinkedHashSet<>();
        some.forEach(one -> others.forEach(other -> one.and(other).ifPresent(common::add)));
        return common;
    }

    private static String policy(Collection<Network> networks) throws JsonProcessingException {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("Version", 1)
                .put("Status", "Active")
                .set("Statements", JSON.createArrayNode().add(statement(networks))));
    }

    private static JsonNode statement(Collection<Network> networks) {
        return JSON.createObjectNode()
                .put("Type", "ClassicWhiteList")
                .set(
                        "IPList",
                        JSON.valueToTree(networks.stream().map(Network::text).toList()));
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("202611300840");
    }

    @Override
    public String getDescription() {
        return "access allowed networks are the policy of keys";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
