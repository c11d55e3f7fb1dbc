/** Evidence over HTTP, for its owner. */
@org.jspecify.annotations.NullMarked
package dev.signet.evidence.web;
