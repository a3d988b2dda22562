package dev.dutydesk.bot.posting;

/** Nothing more may be sent: the desk's lease is another's now, or this process ends. */
final class TenureOver extends Exception {
    TenureOver(String desk) {
        super("The posts of desk " + desk + " are not ours to send any more", null, false, false);
    }
}
