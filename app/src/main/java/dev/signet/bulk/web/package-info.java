/** The API of bulk tasks. */
@org.jspecify.annotations.NullMarked
package dev.signet.bulk.web;
