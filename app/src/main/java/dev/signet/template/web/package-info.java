/** Templates over HTTP: what the classic actions cannot carry, and the officers' door. */
@org.jspecify.annotations.NullMarked
package dev.signet.template.web;
