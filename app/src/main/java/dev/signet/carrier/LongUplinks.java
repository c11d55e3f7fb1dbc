package dev.signet.carrier;

import java.time.Instant;
import java.util.List;

/**
 * Where the parts of long uplinks are kept until all are there, in whatever order, by whatever session and node they
 * come. A part is answered as soon as it is kept: some carriers hold the next one back until then.
 */
interface LongUplinks {

    /**
     * Keeps parts durably; one that is there already counts once.
     *
     * @return texts that are whole with them, and those to which nothing comes any more since another one began under
     *     their reference
     */
    List<LongUplink> keep(List<UplinkPart> parts);

    /** Texts that waited long enough, for what is missing or to be handed on: they go on as they are. */
    List<LongUplink> overdue(Instant now);

    /** This text is stored; its parts are remembered for a while, should the carrier repeat one. */
    void handedOn(LongUplink text);
}
