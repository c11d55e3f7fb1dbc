/** The send records over HTTP, for accounts and for the platform's officers. */
@org.jspecify.annotations.NullMarked
package dev.signet.record.web;
