/** Files that prove an application: checked by content, stored, served to reviewers and the owner only. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.evidence;
