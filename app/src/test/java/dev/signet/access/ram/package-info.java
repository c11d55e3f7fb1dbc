@org.jspecify.annotations.NullMarked
package dev.signet.access.ram;
