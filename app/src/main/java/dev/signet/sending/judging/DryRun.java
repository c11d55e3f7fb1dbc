package dev.signet.sending.judging;

import dev.signet.billing.Charge;
import dev.signet.billing.Ledger;
import dev.signet.billing.Purse;
import dev.signet.blacklist.Blacklist;
import dev.signet.platform.Bilingual;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.Masks;
import dev.signet.rules.fact.SendFacts;
import dev.signet.sending.SendForecast;
import dev.signet.sending.SendForecasts;
import dev.signet.sending.SendRequest;
import dev.signet.sending.abuse.AbuseHours;
import dev.signet.sending.abuse.AbuseWatch;
import dev.signet.sending.abuse.WalkedRanges;
import dev.signet.sending.limit.AccountVolumes;
import dev.signet.sending.limit.ExtendCodeClaims;
import dev.signet.sending.limit.NumberHistories;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.request.Preparation;
import dev.signet.sending.request.PreparedRecipient;
import dev.signet.sending.request.PreparedRequest;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.sending.text.Fault;
import dev.signet.sending.text.QuotedNumbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Forecasts by the very classes that decide, fed from ledgers that are read and not locked. */
@Component
class DryRun implements SendForecasts {

    private final Preparation preparation;
    private final NumberHistories histories;
    private final AccountVolumes volumes;
    private final Blacklist blacklist;
    private final Ledger charging;
    private final AbuseHours abuseHours;
    private final SendRules.Active rules;
    private final Ids ids;

    DryRun(
            Preparation preparation,
            NumberHistories histories,
            AccountVolumes volumes,
            Blacklist blacklist,
            Ledger charging,
            AbuseHours abuseHours,
            SendRules.Active rules,
            Ids ids) {
        this.preparation = preparation;
        this.histories = histories;
        this.volumes = volumes;
        this.blacklist = blacklist;
        this.charging = charging;
        this.abuseHours = abuseHours;
        this.rules = rules;
        this.ids = ids;
    }

    @Override
    public Session open(long accountId, Instant at) {
        return new Forecasting(accountId, at);
    }

    /** One forecast: money and volume are carried from request to request, as the ledgers would carry them. */
    private final class Forecasting implements Session {

        private final long accountId;
        private final Instant at;
        private final SendRules current = rules.current();
        private final Purse purse;
        private final SendFacts.Volume volumeBefore;
        private final Map<AbuseHours.Key, Integer> codesBefore = new HashMap<>();
        private final WalkedRanges ranges = new WalkedRanges();
        private final Map<String, SendForecast.Refused> refusals = new HashMap<>();
        private final SortedMap<BigDecimal, Long> unitsByPrice = new TreeMap<>();
        private long numbers;
        private long accepted;
        private long deferred;
        private long segments;
        private long micros;
        private long packageUnits;

        Forecasting(long accountId, Instant at) {
            this.accountId = accountId;
            this.at = at;
            this.purse = charging.look(accountId, current.prices(), at);
            this.volumeBefore = volumes.look(accountId, at);
        }

        @Override
        public void add(SendRequest request) {
            PreparedRequest prepared = preparation.prepare(request);
            int count = request.recipients().size();
            numbers += count;
            if (prepared instanceof PreparedRequest.Refused refused) {
                refuse(refused.fault(), "", count);
            } else if (prepared instanceof PreparedRequest.Judgeable judgeable) {
                judge(judgeable);
            }
        }

        private void judge(PreparedRequest.Judgeable request) {
            Judging judging = judging(request);
            for (AdmissionOutcome outcome : judging.judge(List.of(request), Map.of(accountId, purse))) {
                outcome.recipients.forEach(this::count);
            }
            judging.abuse().granted().forEach((key, codes) -> codesBefore.merge(key, codes, Integer::sum));
        }

        private Judging judging(PreparedRequest.Judgeable request) {
            Set<Long> sound = new HashSet<>();
            for (PreparedRecipient recipient : request.recipients()) {
                if (recipient.fault() == null) {
                    sound.add(recipient.number());
                }
            }
            Map<AbuseHours.Key, AbuseHours.Seen> seen =
                    new HashMap<>(abuseHours.read(AbuseWatch.keys(List.of(request)), at));
            codesBefore.forEach((key, codes) -> seen.merge(key, AbuseHours.Seen.of(codes), AbuseHours.Seen::plus));
            boolean limited = request.facts().watchesVolume();
            SendFacts.Volume volume =
                    new SendFacts.Volume(volumeBefore.today() + segments, volumeBefore.thisMonth() + segments);
            return new Judging(
                    current,
                    ids,
                    at,
                    histories.look(sound, at),
                    limited ? Map.of(accountId, volume) : Map.of(),
                    blacklist.entries(sound, List.of(accountId)),
                    new ExtendCodeClaims(Map.of()),
                    new AbuseWatch(seen, ranges, at));
        }

        private void count(AdmissionOutcome.OfRecipient recipient) {
            Fault fault = recipient.fault;
            if (fault != null) {
                refuse(fault, Masks.phone(PhoneNumber.shown(recipient.recipient.number())), 1);
                return;
            }
            int units = recipient.recipient.segments();
            accepted++;
            segments += units;
            deferred += recipient.deferred == null ? 0 : 1;
            Charge charge = recipient.charge;
            if (charge == null) {
                throw new IllegalStateException("an accepted message is paid for");
            }
            micros += charge.micros();
            packageUnits += charge.packageId() == null ? 0 : units;
            BigDecimal price = BigDecimal.valueOf(charge.micros() / units, 6).stripTrailingZeros();
            unitsByPrice.merge(price, (long) units, Long::sum);
        }

        private void refuse(Fault fault, String sample, long count) {
            Bilingual message = QuotedNumbers.masked(fault.ruleId(), fault.message());
            SendForecast.Refused first = new SendForecast.Refused(
                    fault.ruleId(),
                    fault.code(),
                    0,
                    message.zh(),
                    message.en(),
                    Masks.phonesIn(fault.advice().zh()),
                    Masks.phonesIn(fault.advice().en()),
                    sample);
            refusals.compute(fault.ruleId(), (rule, known) -> (known == null ? first : known).more(count));
        }

        @Override
        public SendForecast result() {
            List<SendForecast.Refused> byCount = new ArrayList<>(refusals.values());
            byCount.sort(Comparator.comparingLong(SendForecast.Refused::count)
                    .reversed()
                    .thenComparing(SendForecast.Refused::ruleId));
            return new SendForecast(
                    current.version(),
                    numbers,
                    accepted,
                    deferred,
                    segments,
                    BigDecimal.valueOf(micros, 6),
                    packageUnits,
                    unitsByPrice.entrySet().stream()
                            .map(price -> new SendForecast.Priced(price.getKey(), price.getValue()))
                            .toList(),
                    byCount);
        }
    }
}
