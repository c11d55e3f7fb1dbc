@org.jspecify.annotations.NullMarked
package dev.signet.api.ram;
