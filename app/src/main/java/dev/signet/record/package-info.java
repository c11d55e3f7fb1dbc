/** The send records as people look them up: filters, states, reasons of failures, masks (发送记录查询). */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package dev.signet.record;
