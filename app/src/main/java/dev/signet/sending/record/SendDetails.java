package dev.signet.sending.record;

import dev.signet.platform.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The record of what was sent to one number on one day, as {@code QuerySendDetails} shows it. */
public interface SendDetails {

    /**
     * One page of one day's messages to one number, newest first.
     *
     * @param phoneNumber in any form the send actions take
     * @param sendDate the day in UTC+8; within the last 30 days (S9.1-2)
     * @param bizId narrows to one send call; null for all
     * @param page from 1
     * @param pageSize 1 to 50
     * @throws Refusal {@code isv.INVALID_PARAMETERS} for a day, page or size out of range, {@code
     *     isv.MOBILE_NUMBER_ILLEGAL} for a number that is none
     */
    SendDetailsPage query(
            long accountId, String phoneNumber, LocalDate sendDate, @Nullable String bizId, int page, int pageSize);
}
