package dev.dutydesk.chat;

import java.util.List;

/** What people can tell the bot to do, for adapters that help them type it. The bot implements it from its one table. */
@FunctionalInterface
public interface Commands {
    /** Those of a channel, in the order in which help lists them; none where no desk has the channel. */
    List<Described> in(Channel channel);

    /**
     * A command in the channel's language.
     *
     * @param names what it is typed as, without a slash; the usual one first
     * @param usage how it is typed, with a slash
     * @param help what it does, in a few words
     * @param key whether a ticket's key follows the name
     */
    record Described(List<String> names, String usage, String help, boolean key) {}
}
