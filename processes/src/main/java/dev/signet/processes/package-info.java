/** The human decisions of the product as executable models, and their ids in Java. Knows the engine's API only. */
@org.jspecify.annotations.NullMarked
package dev.signet.processes;
