package dev.signet.api.gateway;

import java.util.List;

/** Actions on one thing that are told in one place. Implementations are beans, as single {@link RpcAction}s are. */
public interface RpcActions {

    List<RpcAction> all();
}
