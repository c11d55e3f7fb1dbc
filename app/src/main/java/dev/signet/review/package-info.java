/** What all human decisions share on this side of the engine: deadlines, reasons, delegates, the reviewer's screen. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.review;
