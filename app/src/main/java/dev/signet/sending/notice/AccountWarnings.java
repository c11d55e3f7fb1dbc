package dev.signet.sending.notice;

import java.util.function.Consumer;

/** Warnings that sending has raised and that nobody has been told of yet. */
public interface AccountWarnings {

    /**
     * Hands the oldest open warning over and closes it, both in one data-plane transaction in which the taker writes as
     * well; another node never gets the same one.
     *
     * @return false when there is none
     */
    boolean takeNext(Consumer<AccountWarning> taker);
}
