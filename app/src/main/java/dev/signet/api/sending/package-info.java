/** The actions that send and that ask what became of it. */
@org.jspecify.annotations.NullMarked
package dev.signet.api.sending;
