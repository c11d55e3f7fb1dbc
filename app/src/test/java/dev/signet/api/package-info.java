/** The public edge over HTTP, by hand-signed requests and by the official clients. */
@org.jspecify.annotations.NullMarked
package dev.signet.api;
