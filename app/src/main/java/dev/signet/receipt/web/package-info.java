/** What accounts set and ask about their pushes; what administrators see of uplinks. */
@org.jspecify.annotations.NullMarked
package dev.signet.receipt.web;
