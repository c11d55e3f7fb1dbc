/** The doors for people: login, who may pass where, and the administration of people. */
@org.jspecify.annotations.NullMarked
package dev.signet.access.web;
