package dev.signet.api.ram;

import dev.signet.access.ram.Page;
import dev.signet.access.ram.PolicyRef;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.access.PolicyType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How RAM writes times, lists and policies. */
final class RamWire {

    private static final int USUAL_ITEMS = 100;
    private static final int ALL_ITEMS = 1_000;
    private static final String ACTIVE = "Active";
    private static final String INACTIVE = "Inactive";

    private RamWire() {}

    /** UTC, {@code 2026-11-30T05:00:00Z}; null stays null: the field is left out then. */
    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Page.Asked page(RpcCall call) {
        String marker = call.text("Marker");
        return new Page.Asked(
                marker == null ? "" : marker,
                call.intValue("MaxItems", 1, ALL_ITEMS).orElse(USUAL_ITEMS));
    }

    /** A part of a list, {@code Users.User[]}, and whether there is more. */
    static <T> Answer list(String many, String one, Page<T> page, Function<? super T, Answer> row) {
        return list(many, one, page.items(), row)
                .with("IsTruncated", page.next() != null)
                .with("Marker", page.next());
    }

    static <T> Answer list(String many, String one, Iterable<T> items, Function<? super T, Answer> row) {
        return Answer.object().with(many, Answer.object().withEach(one, items, row));
    }

    /** Of a key or a login; null where nothing is said. */
    static @Nullable Boolean active(RpcCall call) {
        String status = call.text("Status");
        if (status == null) {
            return null;
        }
        return switch (status) {
            case ACTIVE -> true;
            case INACTIVE -> false;
            default -> throw RpcCall.invalid("Status", status, ACTIVE + " or " + INACTIVE);
        };
    }

    static String status(boolean active) {
        return active ? ACTIVE : INACTIVE;
    }

    static PolicyRef policy(RpcCall call) {
        return new PolicyRef(type(call.requiredText("PolicyType")), call.requiredText("PolicyName"));
    }

    static PolicyType type(String type) {
        return switch (type) {
            case "System" -> PolicyType.SYSTEM;
            case "Custom" -> PolicyType.CUSTOM;
            default ->
                throw new GatewayRefusal(
                        "InvalidParameter.PolicyType",
                        400,
                        "The parameter PolicyType is incorrect. It was '" + Quoted.of(type)
                                + "'; it must be System or Custom.");
        };
    }

    static String type(PolicyType type) {
        return type == PolicyType.SYSTEM ? "System" : "Custom";
    }

    static String version(int version) {
        return "v" + version;
    }

    static int version(RpcCall call) {
        String id = call.requiredText("VersionId");
        if (!id.matches("v[1-9]\\d{0,8}")) {
            throw new GatewayRefusal(
                    "InvalidParameter.VersionId.Format",
                    400,
                    "The format of the parameter VersionId is incorrect. It was '" + Quoted.of(id)
                            + "'; it must be v and a number.");
        }
        return Integer.parseInt(id.substring(1));
    }

    static String roleArn(long accountId, String name) {
        return "acs:ram::" + accountId + ":role/" + name;
    }
}
