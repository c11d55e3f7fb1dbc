/**
 * What an applicant is told before applying, for every domain's pages and doors alike.
 *
 * <p>Of its own module it may touch {@code application}.
 */
@org.springframework.modulith.NamedInterface("web")
@org.jspecify.annotations.NullMarked
package dev.signet.application.web;
