/** What tests of the whole application share: one database server, a settable clock, accounts of their own. */
@org.jspecify.annotations.NullMarked
package dev.signet.support;
