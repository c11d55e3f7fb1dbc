/** The simulator's controls in the application. */
@org.jspecify.annotations.NullMarked
package dev.signet.carrier.web;
