/** The review of templates. */
@org.jspecify.annotations.NullMarked
package dev.signet.processes.template;
