package dev.signet.bulk.recipients;

import java.util.List;

/**
 * A row with a valid number.
 *
 * @param number country code and number
 * @param values of the variables in the template's order
 */
record Candidate(int rowNumber, long number, List<String> values) {}
