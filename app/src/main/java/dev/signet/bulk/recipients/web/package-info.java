@org.jspecify.annotations.NullMarked
package dev.signet.bulk.recipients.web;
