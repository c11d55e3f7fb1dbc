/** The way into the rulebook: facts in, a verdict with findings out. Knows no Spring and no database. */
@org.jspecify.annotations.NullMarked
package dev.signet.rules;
