/** The accounts' own settings of sending, and the explanations of refusals, over REST. */
@org.jspecify.annotations.NullMarked
package dev.signet.sending.web;
