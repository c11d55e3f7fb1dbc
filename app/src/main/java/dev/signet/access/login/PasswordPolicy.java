package dev.signet.access.login;

/**
 * What an account asks of the passwords of its people.
 *
 * @param minLength characters
 * @param maxAgeDays 0 = good for ever
 * @param hardExpiry whether whoever did not change it in time cannot log in; else a new one must be set at the login
 * @param forbiddenReuses how many earlier passwords must not be set again
 * @param tries failures before waits begin that grow with each further one; 0 = none
 */
public record PasswordPolicy(
        int minLength,
        boolean requireLower,
        boolean requireUpper,
        boolean requireDigits,
        boolean requireSymbols,
        int maxAgeDays,
        boolean hardExpiry,
        int forbiddenReuses,
        int tries) {}
