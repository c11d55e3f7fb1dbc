/** The approval of exports of send records. */
@org.jspecify.annotations.NullMarked
package dev.signet.processes.logexport;
