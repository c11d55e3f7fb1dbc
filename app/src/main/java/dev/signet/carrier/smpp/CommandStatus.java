package dev.signet.carrier.smpp;

import java.util.Map;
import org.jsmpp.SMPPConstant;

/** What a submit's answer means for the message (SMPP 3.4, 5.1.3). */
public enum CommandStatus {
    /** The carrier has it. */
    ACCEPTED,
    /** Too fast or queue full: nothing wrong with the message; slow down and try again. */
    THROTTLED,
    /** The carrier has trouble of its own: try again a little later. */
    TEMPORARY,
    /** This message will never be taken. */
    PERMANENT;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(SMPPConstant.STAT_ESME_RINVMSGLEN, "ESME_RINVMSGLEN"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSRCADR, "ESME_RINVSRCADR"),
            Map.entry(SMPPConstant.STAT_ESME_RINVDSTADR, "ESME_RINVDSTADR"),
            Map.entry(SMPPConstant.STAT_ESME_RSYSERR, "ESME_RSYSERR"),
            Map.entry(SMPPConstant.STAT_ESME_RMSGQFUL, "ESME_RMSGQFUL"),
            Map.entry(SMPPConstant.STAT_ESME_RTHROTTLED, "ESME_RTHROTTLED"),
            Map.entry(SMPPConstant.STAT_ESME_RSUBMITFAIL, "ESME_RSUBMITFAIL"),
            Map.entry(SMPPConstant.STAT_ESME_RX_T_APPN, "ESME_RX_T_APPN"),
            Map.entry(SMPPConstant.STAT_ESME_RBINDFAIL, "ESME_RBINDFAIL"),
            Map.entry(SMPPConstant.STAT_ESME_RINVPASWD, "ESME_RINVPASWD"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSYSID, "ESME_RINVSYSID"));

    public static CommandStatus of(int status) {
        return switch (status) {
            case SMPPConstant.STAT_ESME_ROK -> ACCEPTED;
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL -> THROTTLED;
            case SMPPConstant.STAT_ESME_RSYSERR, SMPPConstant.STAT_ESME_RX_T_APPN, SMPPConstant.STAT_ESME_RINVBNDSTS ->
                TEMPORARY;
            default -> PERMANENT;
        };
    }

    /** The standard's name where it is a usual one, else the number: for people and for the message's record. */
    public static String name(int status) {
        String usual = NAMES.get(status);
        return usual == null ? String.format("ESME_%08X", status) : usual;
    }
}
