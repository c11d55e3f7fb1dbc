package dev.signet.rules.verdict;

/** Where the rules of an area report ({@code global findings}); kept with its session from one judgement to the next. */
public interface Collector {

    void clear();
}
