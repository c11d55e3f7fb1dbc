/** The Tasklist forms, whole and ready to be deployed with the processes that use them. */
@org.jspecify.annotations.NullMarked
package dev.signet.forms;
