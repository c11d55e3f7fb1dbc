package dev.signet.platform;

/**
 * Something the send path knows about an account (state, keys, signatures, templates, settings) has changed.
 * Published through Spring's {@code ApplicationEventPublisher} inside the changing transaction; the platform also
 * raises the account's row in {@code platform_facts_version} so that other nodes notice.
 */
public record FactsChanged(long accountId) {}
