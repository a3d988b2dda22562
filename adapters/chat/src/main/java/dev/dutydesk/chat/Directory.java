package dev.dutydesk.chat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an adapter may ask about the desks it serves. The bot implements it from the desk files in force. */
public interface Directory {
    /** The group chats of a platform, in the order of the desk files. */
    List<Channel> channels(String platform);

    /** The channel with that platform id, of a direct conversation too. */
    Optional<Channel> channel(String platform, String id);

    /**
     * The direct conversations of the desks that know the account, in the order of their files. Where a platform has one
     * for all of them, it is the first.
     */
    default List<Channel> direct(String platform, String account) {
        return List.of();
    }

    /** The people of a desk who have an account on the platform, in the order of its file. */
    List<Member> members(String desk, String platform);

    /** The zone in which a desk says times. */
    default ZoneId zone(String desk) {
        return ZoneOffset.UTC;
    }

    /** Whether what that other bot says in the channel is a report. @param bot the platform's own id of it */
    default boolean mayReport(Channel channel, String bot) {
        return false;
    }

    /** By which means those of its desks that are on the platform want people called, where that is switched on. */
    default Set<Urges.Means> means(String platform) {
        return Set.of();
    }

    /**
     * @param account the platform's own id of the person
     * @param name what people call the person
     * @param about the person's group or side in the channel's language; empty where there is none
     */
    record Member(String account, String name, String about) {}
}
