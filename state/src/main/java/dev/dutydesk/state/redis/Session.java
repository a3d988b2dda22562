package dev.dutydesk.state.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the child gets a session of its own: a Ctrl-C goes to all of a terminal's foreground group, and would end Redis
 * while the bot still finishes what it has accepted.
 */
enum Session {
    /** By {@code setsid}, which most Linux systems have; the child stays our child. */
    SETSID,
    /** By Redis itself, which then runs as nobody's child (macOS has no setsid). */
    DAEMON;

    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    static Session ofThisSystem() {
        return setsid().findFirst().isPresent() ? SETSID : DAEMON;
    }

    List<String> command(Path binary, Path configuration) {
        Stream<String> server = Stream.of(binary.toString(), configuration.toString());
        return this == DAEMON
                ? server.toList()
                : Stream.concat(setsid().limit(1).map(Path::toString), server).toList();
    }

    private static Stream<Path> setsid() {
        return PLACES.stream().filter(Files::isExecutable);
    }
}
