package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Urges;
import dev.dutydesk.state.ticket.Grade;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desks in force. All answers come from one snapshot that is replaced whole when a file changes; a bad file is
 * refused with all its faults and what was in force of it stays. Safe to use from many threads.
 */
public final class Desks implements Directory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

    private final DeskFolder folder;
    private final Function<String, @Nullable String> environment;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Linked linked = new Linked();
    private volatile Snapshot now = new Snapshot(Map.of(), List.of(), List.of());
    private Map<String, DeskFolder.Text> seen = Map.of();
    private String trouble = "";
    private Holders holders = Holders.NONE;
    private Identities identities = Identities.NONE;

    private record Snapshot(Map<String, DeskFile> files, List<Desk> desks, List<Fault> faults) {
        static Snapshot of(Succession.Outcome outcome, Linked linked) {
            return of(new TreeMap<>(outcome.inForce()), outcome.faults(), linked);
        }

        static Snapshot of(Map<String, DeskFile> files, List<Fault> faults, Linked linked) {
            return new Snapshot(
                    files,
                    files.values().stream()
                            .flatMap(f -> f.desk().stream())
                            .map(linked::in)
                            .toList(),
                    faults);
        }
    }

    private Desks(DeskFolder folder, Function<String, @Nullable String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Reads all desk files of the folder. An absent folder is made with the example in it.
     *
     * @param port of the bot itself, which the example's patrol looks at
     * @param environment the value of an environment variable, or null where it isn't set
     * @throws DesksRefused with all faults of all files, or where there is no file
     */
    public static Desks open(Path folder, int port, Function<String, @Nullable String> environment) {
        Desks desks = new Desks(new DeskFolder(folder, port), environment);
        desks.folder.prepare();
        try {
            desks.seen = desks.folder.look();
        } catch (IOException e) {
            throw new DesksRefused(
                    "The desks folder " + folder.toAbsolutePath() + " can't be read: " + e,
                    "It must be a folder that this user may read. DUTYDESK_DESKS_DIR names another one.",
                    List.of());
        }
        if (desks.seen.isEmpty()) {
            throw new DesksRefused(
                    "There is no desk file (*.yml) in " + folder.toAbsolutePath() + ".",
                    "Put one there (docs/configuration.md says what it takes), or take the empty folder away: then the"
                            + " example is put there at the next start.",
                    List.of());
        }
        desks.now = Snapshot.of(desks.judge(desks.seen), desks.linked);
        if (!desks.now.faults().isEmpty()) {
            int count = desks.now.faults().size();
            throw new DesksRefused(
                    "The desk files in " + folder.toAbsolutePath() + " have "
                            + (count == 1 ? "a fault:" : count + " faults:"),
                    "docs/configuration.md says what each key takes.",
                    desks.now.faults());
        }
        desks.warnings().forEach(w -> LOG.info("Desk file: {}", w));
        return desks;
    }

    /**
     * From now on files are also held against the store, and those in force at once.
     *
     * @throws DesksRefused where one in force can't be served beside what is stored
     */
    public synchronized void guard(Holders holders, Identities identities) {
        this.holders = holders;
        this.identities = identities;
        List<Fault> objections = now.files().values().stream()
                .flatMap(file ->
                        identities
                                .objection(file.desk().orElseThrow())
                                .map(o -> file.fault(file.first(Kinds.PREFIX), o))
                                .stream())
                .toList();
        if (!objections.isEmpty()) {
            throw new DesksRefused(
                    "The desk files don't fit the tickets that are stored:",
                    "Give the desk its old id and prefix back, or use another data folder.",
                    objections);
        }
    }

    /** Looks for changes every second until closed. A file counts once it was the same twice, for editors write in parts. */
    public void watch() {
        Thread.ofVirtual().name("desks").start(() -> {
            Map<String, DeskFolder.Text> last = Map.of();
            try {
                while (!closed.await(1, TimeUnit.SECONDS)) {
                    last = look(last);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Map<String, DeskFolder.Text> look(Map<String, DeskFolder.Text> last) {
        try {
            Map<String, DeskFolder.Text> found = folder.look();
            if (found.equals(last)) {
                take(found);
            }
            trouble = "";
            return found;
        } catch (IOException | RuntimeException e) {
            // Said once, not every second: the store is asked too and may be down for a while.
            if (!trouble.equals(e.toString())) {
                trouble = e.toString();
                LOG.warn("Can't look for changed desk files; those in force stay: {}", trouble);
            }
            return Map.of();
        }
    }

    /**
     * Takes up what changed in the folder, and judges again what was refused: what stood against it may be gone.
     *
     * @return whether something had changed, for better or worse
     */
    public boolean refresh() {
        try {
            return take(folder.look());
        } catch (IOException e) {
            LOG.warn("Can't read the desk files; those in force stay: {}", e.toString());
            return false;
        }
    }

    private synchronized boolean take(Map<String, DeskFolder.Text> found) {
        if (found.equals(seen) && now.faults().isEmpty()) {
            return false;
        }
        Snapshot before = now;
        Snapshot next = Snapshot.of(judge(found), linked);
        seen = found;
        now = next;
        if (!next.faults().equals(before.faults())) {
            next.faults().forEach(f -> LOG.warn("Desk file refused, what was in force stays: {}", f));
        }
        if (!next.files().equals(before.files())) {
            LOG.info(
                    "Desks in force: {}",
                    String.join(", ", next.desks().stream().map(Desk::id).toList()));
        }
        return !next.equals(before);
    }

    /** Whoever has that e-mail address in a desk file, and no account of the platform there, has this one. */
    public synchronized void link(DeskChannel.Platform platform, String email, String account) {
        if (linked.add(platform, email, account)) {
            now = Snapshot.of(now.files(), now.faults(), linked);
        }
    }

    private Succession.Outcome judge(Map<String, DeskFolder.Text> texts) {
        Map<String, DeskFile> found = new TreeMap<>();
        texts.forEach((name, text) -> found.put(name, read(name, text)));
        return Succession.of(now.files(), found, holders, identities);
    }

    private DeskFile read(String name, DeskFolder.Text text) {
        DeskFile running = now.files().get(name);
        return running != null && running.text().equals(text)
                ? running
                : DeskFile.read(name, text, folder.path(), environment);
    }

    /** In the order of the files' names. */
    public List<Desk> all() {
        return now.desks();
    }

    /** Those that have a person with that web account; all where nobody signs in, which is null. */
    public List<Desk> seenBy(@Nullable String account) {
        return account == null
                ? all()
                : all().stream()
                        .filter(desk -> desk.personByAccount(DeskChannel.Platform.WEB.word(), account)
                                .isPresent())
                        .toList();
    }

    public Optional<Desk> byId(String id) {
        return all().stream().filter(d -> d.id().equals(id)).findFirst();
    }

    public Optional<Desk> byPrefix(String prefix) {
        return all().stream().filter(d -> d.prefix().equals(prefix)).findFirst();
    }

    public Optional<Desk> byChannel(Channel channel) {
        return byId(channel.desk());
    }

    /** The channel with that name in the desk files. */
    public Optional<Channel> channelNamed(String name) {
        return all().stream()
                .flatMap(d -> d.rooms().stream())
                .filter(c -> c.name().equals(name))
                .findFirst();
    }

    @Override
    public List<Channel> channels(String platform) {
        return all().stream()
                .flatMap(d -> d.rooms().stream())
                .filter(c -> c.platform().equals(platform))
                .toList();
    }

    @Override
    public Optional<Channel> channel(String platform, String id) {
        return Stream.concat(channels(platform).stream(), directWith(platform, id))
                .filter(c -> c.id().equals(id))
                .findFirst();
    }

    private Stream<Channel> directWith(String platform, String id) {
        return Channel.Account.in(id).stream().flatMap(account -> direct(platform, account.id()).stream());
    }

    @Override
    public List<Channel> direct(String platform, String account) {
        return all().stream().flatMap(d -> d.direct(platform, account).stream()).toList();
    }

    @Override
    public List<Member> members(String desk, String platform) {
        return byId(desk).map(d -> d.members(platform)).orElse(List.of());
    }

    @Override
    public ZoneId zone(String desk) {
        return byId(desk).map(Desk::zone).orElse(ZoneOffset.UTC);
    }

    @Override
    public boolean mayReport(Channel channel, String bot) {
        return byChannel(channel)
                .filter(desk -> desk.intake().bots().contains(bot))
                .isPresent();
    }

    @Override
    public Set<Urges.Means> means(String platform) {
        Set<Urges.Means> means = EnumSet.noneOf(Urges.Means.class);
        all().stream()
                .filter(desk ->
                        desk.rooms().stream().anyMatch(room -> room.platform().equals(platform)))
                .flatMap(desk -> Arrays.stream(Grade.values()).map(desk::escalation))
                .flatMap(Escalation::ways)
                .forEach(way -> {
                    switch (way) {
                        case APP -> means.add(Urges.Means.APP);
                        case SMS -> means.add(Urges.Means.SMS);
                        // Whom the chat can't tell something urgent gets a text message.
                        case CALL -> means.addAll(List.of(Urges.Means.CALL, Urges.Means.SMS));
                        case THREAD, DM, EMAIL -> {}
                    }
                });
        return means;
    }

    /** Why files aren't in force as they are now; empty while all is well. */
    public List<Fault> faults() {
        return now.faults();
    }

    /** Whether that file is the desk's, or that of no desk yet. */
    boolean isOf(Desk desk, String file) {
        DeskFile known = now.files().get(file);
        return known == null
                || known.desk().filter(of -> of.id().equals(desk.id())).isPresent();
    }

    /** What can be lived with in the files in force: a secret that isn't set, a patrol file that isn't there. */
    public List<Fault> warnings() {
        return now.files().values().stream().flatMap(f -> f.warnings().stream()).toList();
    }

    /** Looks for changes no more. */
    @Override
    public void close() {
        closed.countDown();
    }
}
