/**
 * The RPC protocol of Dysmsapi 2017-05-25 as the official clients speak it: knows no business action; those
 * implement {@link dev.signet.api.gateway.RpcAction}.
 *
 * <p>Of its own module it may touch {@code api.signing} and {@code api.wire}.
 */
@org.springframework.modulith.NamedInterface("gateway")
@org.jspecify.annotations.NullMarked
package dev.signet.api.gateway;
