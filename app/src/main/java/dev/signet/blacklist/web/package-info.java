/** The accounts' own blacklists over REST. */
@org.jspecify.annotations.NullMarked
package dev.signet.blacklist.web;
