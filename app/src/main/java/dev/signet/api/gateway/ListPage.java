package dev.signet.api.gateway;

import dev.signet.api.wire.GatewayRefusal;

/** Which page of a list a call asks for: {@code PageIndex} from 1 on, {@code PageSize} 1 to 50; the first 10 unless it says. */
public record ListPage(int index, int size) {

    private static final int USUAL_SIZE = 10;
    private static final int LARGEST_SIZE = 50;

    /** @throws GatewayRefusal naming the parameter that is none such number */
    public static ListPage of(RpcCall call) {
        return new ListPage(
                call.intValue("PageIndex", 1, Integer.MAX_VALUE).orElse(1),
                call.intValue("PageSize", 1, LARGEST_SIZE).orElse(USUAL_SIZE));
    }
}
