package dev.signet.bulk.task;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.sending.SendForecast;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a task will come to if nothing changes before it starts.
 *
 * @param sending who gets it, who does not and why, and what it costs
 * @param startsAt the start that was reckoned with
 * @param finishesAt when the last number will have been handed over
 */
public record TaskForecast(SendForecast sending, Offer offer, Instant startsAt, Instant finishesAt, Instant madeAt) {

    private static final Wording TEXTS = Wording.of("bulk");
    private static final int TOLD = 3;

    /** Whether all numbers are left out, so that there is nothing to confirm. */
    public boolean reachesNobody() {
        return sending.accepted() == 0;
    }

    /** Why numbers are left out, the most frequent reason first, each with how many; empty where none are. */
    public Bilingual leftOut() {
        List<SendForecast.Refused> all = sending.refusals();
        Stream<Bilingual> more =
                all.size() > TOLD ? Stream.of(TEXTS.text("left-out.more", all.size() - TOLD)) : Stream.empty();
        List<Bilingual> told = Stream.concat(all.stream().limit(TOLD).map(TaskForecast::reason), more)
                .toList();
        return new Bilingual(
                told.stream().map(Bilingual::zh).collect(Collectors.joining("；")),
                told.stream().map(Bilingual::en).collect(Collectors.joining("; ")));
    }

    private static Bilingual reason(SendForecast.Refused refused) {
        return TEXTS.text(
                "left-out", new Bilingual(bare(refused.messageZh()), bare(refused.messageEn())), refused.count());
    }

    /** Without the full stop of a sentence. */
    private static String bare(String sentence) {
        return sentence.replaceFirst("[。.]\\s*$", "");
    }
}
