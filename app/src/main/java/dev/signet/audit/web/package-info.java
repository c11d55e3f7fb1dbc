/** The auditor's door to the trail. */
@org.jspecify.annotations.NullMarked
package dev.signet.audit.web;
