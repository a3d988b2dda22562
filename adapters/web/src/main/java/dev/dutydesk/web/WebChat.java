package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.HasThreads;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.OpensForms;
import dev.dutydesk.chat.PinsRoots;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.RedactsMessages;
import dev.dutydesk.chat.RepliesPrivately;
import dev.dutydesk.chat.SeesUnmentioned;
import dev.dutydesk.chat.SendsDirect;
import dev.dutydesk.chat.ShowsPictures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built-in chat: its rooms are kept in Redis beside the desk's tickets and spoken to over HTTP. It edits, threads,
 * shows a post to one person, talks to one alone, opens forms, sees every message, and knows a post it was given before by its id for as long
 * as it keeps the message.
 */
public final class WebChat
        implements ChatAdapter,
                EditsMessages,
                HasThreads,
                RepliesPrivately,
                OpensForms,
                KnowsItsPosts,
                SeesUnmentioned,
                PinsRoots,
                RedactsMessages,
                SendsDirect,
                ShowsPictures {
    static final String PLATFORM = "web";

    private static final int WRITERS = 8;
    private static final Logger log = LoggerFactory.getLogger(WebChat.class);

    private final Directory directory;
    private final RedisLink redis;
    private final Rooms rooms;
    private final Cabinet cabinet;
    private final Attachments attachments;
    private final Followers followers;
    private volatile @Nullable Deliveries deliveries;

    /**
     * @param client not closed by the web chat; its connections are
     * @param uri where the desks' Redis is
     */
    public WebChat(
            Directory directory, RedisClient client, RedisURI uri, InstantSource clock, WebChatSettings settings) {
        this.directory = directory;
        redis = new RedisLink(client, uri, WRITERS);
        rooms = new Rooms(redis, clock, settings.keep());
        cabinet = new Cabinet(settings.filesDir(), settings.maxFileSize().toBytes());
        attachments = new Attachments(rooms, cabinet);
        rooms.whenOverfull(room -> Thread.ofVirtual().name("web-trim").start(() -> trim(room)));
        followers = new Followers(rooms, redis);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public void start(Inbox inbox) {
        Deliveries started =
                new Deliveries(rooms, new Pending(redis), directory, inbox, new Welcome(this, rooms, inbox));
        deliveries = started;
        followers.start();
        started.start();
    }

    @Override
    public void stop() {
        Deliveries started = deliveries;
        deliveries = null;
        followers.close();
        if (started != null) {
            started.close();
        }
        redis.close();
    }

    @Override
    public String post(Post post) throws NotPosted {
        try {
            return rooms.post(known(post.channel()), post.id(), message(post, rooms.now()));
        } catch (StoreSilent e) {
            throw new NotPosted(NotPosted.Why.UNKNOWN, e.why());
        }
    }

    /** For as long as the room keeps the first message. */
    @Override
    public boolean byId() {
        return true;
    }

    @Override
    public void edit(String message, Post post) throws NotPosted {
        boolean there;
        try {
            there = rooms.edit(known(post.channel()), message, message(post, rooms.now()));
        } catch (StoreSilent e) {
            throw new NotPosted(NotPosted.Why.UNKNOWN, e.why());
        }
        if (!there) {
            throw new NotPosted(NotPosted.Why.NEVER, "The room no longer has the message");
        }
    }

    @Override
    public void pin(Channel channel, String message) {
        rooms.pin(channel, message);
    }

    @Override
    public void unpin(Channel channel, String message) {
        rooms.unpin(channel, message);
    }

    @Override
    public void redact(Channel channel, String message, @Nullable String instead, List<String> files) throws NotPosted {
        List<String> gone =
                files.stream().flatMap(file -> Attachments.place(file).stream()).toList();
        try {
            Optional<Rooms.Kept> root = rooms.find(channel, message);
            if (root.isPresent()) {
                rooms.redact(channel, root.get(), instead, gone);
            }
            for (String place : gone) {
                rooms.having(channel, place).stream()
                        .filter(kept -> message.equals(kept.message().thread()))
                        .forEach(kept -> rooms.redact(channel, kept, null, gone));
            }
        } catch (StoreSilent e) {
            throw new NotPosted(NotPosted.Why.UNKNOWN, e.why());
        }
    }

    @Override
    public void discard(String address) throws NotPosted {
        Optional<String> place = Attachments.place(address);
        try {
            if (place.isPresent()
                    && all().allMatch(room -> rooms.having(room, place.get()).isEmpty())) {
                cabinet.discard(Attachments.hash(place.get()));
            }
        } catch (StoreSilent e) {
            throw new NotPosted(NotPosted.Why.UNKNOWN, e.why());
        } catch (IOException e) {
            throw new NotPosted(NotPosted.Why.UNKNOWN, "A file can't be deleted: " + e.getMessage());
        }
    }

    @Override
    public Link link() {
        if (deliveries == null) {
            return new Link(false, "not started");
        }
        if (directory.channels(PLATFORM).isEmpty()) {
            // Nothing is read then, so nothing could tell whether the connection stands; the store's health does.
            return new Link(true, "no desk has a room here");
        }
        return redis.stands()
                ? new Link(true, "rooms can be read, " + followers.count() + " following")
                : new Link(false, "no connection to Redis");
    }

    /** All rooms there can be. */
    private Stream<Channel> all() {
        List<Channel> groups = directory.channels(PLATFORM);
        return Stream.concat(
                groups.stream(),
                groups.stream()
                        .map(Channel::desk)
                        .distinct()
                        .flatMap(desk -> directory.members(desk, PLATFORM).stream())
                        .map(Directory.Member::account)
                        .distinct()
                        .flatMap(account -> directory.direct(PLATFORM, account).stream()));
    }

    Directory directory() {
        return directory;
    }

    Rooms rooms() {
        return rooms;
    }

    Cabinet cabinet() {
        return cabinet;
    }

    Followers followers() {
        return followers;
    }

    /** @throws StoreSilent before the start and after the end: nobody would answer */
    Deliveries deliveries() {
        Deliveries started = deliveries;
        if (started == null) {
            throw new StoreSilent("The web chat isn't running");
        }
        return started;
    }

    private Channel known(Channel channel) throws NotPosted {
        if (directory.channel(PLATFORM, channel.id()).isEmpty()) {
            throw new NotPosted(NotPosted.Why.NEVER, "No desk has the room " + channel.name() + " any more");
        }
        return channel;
    }

    private RoomMessage message(Post post, Instant now) {
        return new RoomMessage(
                new RoomMessage.Author(People.BOT.account(), People.BOT.name()),
                now.truncatedTo(ChronoUnit.MILLIS),
                post.thread(),
                Views.INSTANCE.textOf(post.card()),
                pictures(post),
                null,
                null,
                null,
                post.onlyFor(),
                post.subject(),
                Views.INSTANCE.card(post.card()));
    }

    /** Its pictures as files of the message; null for none. */
    private @Nullable List<RoomMessage.Attached> pictures(Post post) {
        List<RoomMessage.Attached> kept =
                ShowsPictures.drawn(post).stream().flatMap(this::keep).toList();
        return kept.isEmpty() ? null : kept;
    }

    /** Nothing where it can't be kept: the words say all that it says. */
    private Stream<RoomMessage.Attached> keep(ShowsPictures.Drawn picture) {
        try {
            return Stream.of(attachments.keep(picture.name(), new ByteArrayInputStream(picture.png())));
        } catch (IOException e) {
            log.warn("The picture {} can't be kept: {}", picture.name(), e.toString());
            return Stream.empty();
        }
    }

    private void trim(Channel room) {
        try {
            rooms.trim(room);
        } catch (StoreSilent e) {
            log.warn("Room {} can't be trimmed now: {}", room.name(), e.why());
        }
    }
}
