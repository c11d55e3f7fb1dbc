package dev.signet.api.gateway;

/** What goes back over HTTP; the code is kept for metrics. */
record GatewayAnswer(int status, String contentType, byte[] body, String code) {}
