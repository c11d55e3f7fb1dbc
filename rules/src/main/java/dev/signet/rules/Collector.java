package dev.signet.rules;

/** Where the rules of an area report ({@code global findings}); kept with its session from one judgement to the next. */
interface Collector {

    void clear();
}
