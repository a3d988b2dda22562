package dev.dutydesk.bot.command;

/** Follows what people tell the bot to do; on the thread that serves them, so it must be quick and may not throw. */
@FunctionalInterface
public interface Witness {
    /** Something was committed in the desk that may have changed a ticket. */
    void changed(String desk);

    /** A command was understood, whatever came of it. A message that is taken as a report is {@link Command#REPORT}. */
    default void asked(Command command) {}

    /** Something was refused, or not understood. @param reason the name of the message that says so */
    default void refused(String reason) {}
}
