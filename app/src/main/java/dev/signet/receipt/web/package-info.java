/** What accounts set and ask about their pushes. */
@org.jspecify.annotations.NullMarked
package dev.signet.receipt.web;
