/**
 * The RPC protocol of Dysmsapi 2017-05-25 as the official clients speak it: request signatures, common parameters,
 * envelopes, JSON and XML. Knows no business action; those implement {@link dev.signet.api.gateway.RpcAction}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.gateway;
