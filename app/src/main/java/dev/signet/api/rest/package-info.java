/** What all of {@code /v1/**} shares beside authentication: the error body and the API description. */
@org.jspecify.annotations.NullMarked
package dev.signet.api.rest;
