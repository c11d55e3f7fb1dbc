@org.jspecify.annotations.NullMarked
package dev.signet.contact.web;
