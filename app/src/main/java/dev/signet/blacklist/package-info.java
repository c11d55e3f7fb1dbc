/** Numbers that must not be reached, by whom and for which class of message. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.blacklist;
