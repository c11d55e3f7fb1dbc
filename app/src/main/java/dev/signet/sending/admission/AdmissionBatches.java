package dev.signet.sending.admission;

import dev.signet.platform.DataPlane;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.request.PreparedRequest;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One batch, one transaction, and the answers only after its commit. A batch that loses a race with another node (a
 * deadlock, a key inserted first, a balance that moved) goes round again; one that fails otherwise is halved until the request that spoils
 * it stands alone.
 */
@Component
class AdmissionBatches {

    private static final Logger log = LoggerFactory.getLogger(AdmissionBatches.class);
    private static final int MOST_ROUNDS = 50;

    private final AdmissionTransaction admission;
    private final TransactionTemplate transaction;

    AdmissionBatches(AdmissionTransaction admission, @DataPlane TransactionTemplate transaction) {
        this.admission = admission;
        this.transaction = transaction;
    }

    void admit(List<PreparedRequest> batch) {
        try {
            Map<PreparedRequest, SendAnswer> answers = commit(batch);
            batch.forEach(request -> request.answer().complete(answers.get(request)));
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException | TransactionSystemException e) {
            log.error("The data plane does not answer; {} requests are refused", batch.size(), e);
            batch.forEach(request -> request.answer().complete(Answers.systemError(request.request())));
        } catch (RuntimeException e) {
            isolate(batch, e);
        }
    }

    private Map<PreparedRequest, SendAnswer> commit(List<PreparedRequest> batch) {
        boolean holdFirst = false;
        for (int round = 1; ; round++) {
            boolean held = holdFirst;
            try {
                return transaction.execute(status -> admission.decide(batch, held));
            } catch (AdmissionTransaction.BalanceMoved e) {
                holdFirst = true;
            } catch (ConcurrencyFailureException | DuplicateKeyException | QueryTimeoutException e) {
                if (round == MOST_ROUNDS) {
                    throw e;
                }
                log.debug("Batch of {} lost a race, round {}", batch.size(), round);
            }
        }
    }

    private void isolate(List<PreparedRequest> batch, RuntimeException cause) {
        if (batch.size() == 1) {
            SendRequest request = batch.get(0).request();
            log.error("Request {} of account {} cannot be admitted", request.requestId(), request.accountId(), cause);
            batch.get(0).answer().complete(Answers.systemError(request));
            return;
        }
        log.warn(
                "A batch of {} requests failed ({}), looking for the one that spoils it",
                batch.size(),
                cause.toString());
        admit(batch.subList(0, batch.size() / 2));
        admit(batch.subList(batch.size() / 2, batch.size()));
    }
}
