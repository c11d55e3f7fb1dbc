package dev.signet.console.reference;

/**
 * What somebody is shown before a call that changes something is made: exactly this, and once.
 *
 * @param nonce of this one call
 * @param at when it was shown
 * @param seal of what was shown, to whom and when: other values need another look
 */
record SecondLook(String nonce, String at, String seal) {}
