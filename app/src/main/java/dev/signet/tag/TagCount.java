package dev.signet.tag;

/** How many resources of one type have this tag. */
public record TagCount(Tag tag, int resources) {}
