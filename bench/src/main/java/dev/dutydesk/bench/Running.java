package dev.dutydesk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A process of this machine, and what it takes of it. */
record Running(long pid) {

    /** A bot's Redis: the program that was unpacked into its data folder. @param home the bot's */
    static Running redisOf(Path home) throws IOException {
        Path data = home.toRealPath().resolve("data");
        return ProcessHandle.allProcesses()
                .filter(other -> other.info()
                        .command()
                        .filter(program -> Path.of(program).startsWith(data))
                        .isPresent())
                .map(other -> new Running(other.pid()))
                .findFirst()
                .orElseThrow(() -> new IOException("No Redis runs from " + data));
    }

    /** What it holds of the memory (RSS). */
    long kilobytes() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (said.isEmpty()) {
            throw new IOException("Process " + pid + " has ended");
        }
        return Long.parseLong(said);
    }

    /** What it has had of the processors so far. */
    Duration processorTime() throws IOException {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IOException("Process " + pid + " has ended"));
    }
}
