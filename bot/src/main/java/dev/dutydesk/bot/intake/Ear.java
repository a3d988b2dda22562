package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel.Use;
import dev.dutydesk.bot.desk.Intake;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;

/** Tells which messages are reports, by the desk's {@code intake.when}. */
public final class Ear {
    private Ear() {}

    /**
     * Whether a message that is no command is a report: it says something, in a channel that takes reports, and it
     * mentions the bot, comes from another bot that may report, or the desk takes every message. Talk in a thread is one only with a mention; whether that thread
     * is a ticket's, where it is a comment, is asked before.
     */
    public static boolean hears(Desk desk, Inbound.Message message) {
        return (message.says() || !message.files().isEmpty())
                && takesReports(desk, message.channel())
                && (message.mentioned()
                        || message.thread() == null
                                && (desk.intake().when() == Intake.When.EVERY_MESSAGE
                                        || isReportingBot(desk, message)));
    }

    private static boolean isReportingBot(Desk desk, Inbound.Message message) {
        return desk.intake().bots().contains(message.sender().account());
    }

    /** Whether people say it to each other where reports are taken only with a mention: an alarm in it is asked about. */
    public static boolean overhears(Desk desk, Inbound.Message message) {
        return !message.mentioned()
                && message.thread() == null
                && message.says()
                && desk.intake().when() == Intake.When.MENTION
                && takesReports(desk, message.channel());
    }

    /** Whether people are only shown pictures where reports need a mention: what comes next may say what they show. */
    public static boolean sees(Desk desk, Inbound.Message message) {
        return !message.mentioned()
                && message.thread() == null
                && !message.says()
                && !message.files().isEmpty()
                && desk.intake().when() == Intake.When.MENTION
                && takesReports(desk, message.channel());
    }

    private static boolean takesReports(Desk desk, Channel channel) {
        return channel.isDirect()
                || desk.channels().stream()
                        .anyMatch(c -> c.id().equals(channel.name()) && c.uses().contains(Use.INTAKE));
    }
}
