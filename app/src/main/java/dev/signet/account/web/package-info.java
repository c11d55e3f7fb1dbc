/** The administrator's door to accounts and keys. */
@org.jspecify.annotations.NullMarked
package dev.signet.account.web;
