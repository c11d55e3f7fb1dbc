package dev.signet.sending;

import java.math.BigDecimal;
import java.util.List;

/**
 * What became of the numbers of a forecast.
 *
 * @param rulebook the version it was judged by
 * @param accepted numbers whose message would go, now or later
 * @param deferred those of the accepted that would wait for the send window
 * @param segments billing units of the accepted
 * @param cost what they would take from the balance, in yuan
 * @param packageUnits billing units that packages would pay
 * @param prices billing units by what one costs, the cheapest first; what packages pay stands under zero
 * @param refusals why the other numbers would not go, the most frequent reason first
 */
public record SendForecast(
        String rulebook,
        long numbers,
        long accepted,
        long deferred,
        long segments,
        BigDecimal cost,
        long packageUnits,
        List<Priced> prices,
        List<Refused> refusals) {

    /** @param unitPrice what one billing unit takes from the balance, in yuan */
    public record Priced(BigDecimal unitPrice, long units) {}

    /**
     * One reason. Its sentences are those of the first number it met, so that a time or a count in them is an example.
     *
     * @param sample the first number, masked; empty where the request as a whole is refused
     */
    public record Refused(
            String ruleId,
            String code,
            long count,
            String messageZh,
            String messageEn,
            String adviceZh,
            String adviceEn,
            String sample) {

        public Refused more(long numbers) {
            return new Refused(ruleId, code, count + numbers, messageZh, messageEn, adviceZh, adviceEn, sample);
        }
    }
}
