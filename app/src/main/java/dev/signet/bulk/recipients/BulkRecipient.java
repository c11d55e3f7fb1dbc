package dev.signet.bulk.recipients;

import java.util.Map;

/**
 * One valid row of a list.
 *
 * @param rowNumber the row in the file as a spreadsheet program counts it, or the position of a number given by hand
 * @param phoneNumber as the send actions take it: 11 digits in the mainland, else with {@code +} and country code
 * @param params the value of every variable by its name, in the template's order; empty for a template without any
 */
public record BulkRecipient(int rowNumber, String phoneNumber, Map<String, String> params) {}
