package dev.dutydesk.bot.patrol.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a Linux machine's own files say of it, as one command prints them. */
final class ProcFiles {
    /** Reads only, needs no more than cat, df and sleep; the two looks at the counters are a third of a second apart. */
    static final String COMMAND =
            "PATH=/usr/bin:/bin; LC_ALL=C; export PATH LC_ALL; echo @stat; cat /proc/stat; echo @net; cat /proc/net/dev;"
                    + " sleep 0.3; echo @stat2; cat /proc/stat; echo @net2; cat /proc/net/dev; echo @mem; cat /proc/meminfo; echo @load; cat /proc/loadavg;"
                    + " echo @up; cat /proc/uptime; echo @df; df -P -k -l -x tmpfs -x devtmpfs -x squashfs -x overlay 2>/dev/null || df -P -k;"
                    + " echo @speed; for n in /sys/class/net/*; do echo \"${n##*/} $(cat $n/speed 2>/dev/null)\"; done; echo @end";

    private static final double WINDOW = 0.3;

    private final Map<String, List<String>> parts = new HashMap<>();

    private ProcFiles(String output) {
        List<String> part = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (line.startsWith("@")) {
                part = parts.computeIfAbsent(line.substring(1), name -> new ArrayList<>());
            } else {
                part.add(line);
            }
        }
    }

    /** @throws IllegalArgumentException in words, where that isn't what such a machine prints */
    static Machine parse(String output) {
        try {
            return new ProcFiles(output).machine();
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("it doesn't answer as a Linux machine: " + e.getMessage(), e);
        }
    }

    private List<String> part(String name) {
        List<String> part = parts.get(name);
        if (part == null || part.isEmpty()) {
            throw new IllegalArgumentException("it doesn't answer as a Linux machine: nothing of " + name);
        }
        return part;
    }

    private Machine machine() {
        Map<String, Long> memory = new HashMap<>();
        part("mem").forEach(line -> {
            String[] words = line.split("[:\\s]+");
            memory.put(words[0], Long.parseLong(words[1]) * 1024);
        });
        long total = memory.getOrDefault("MemTotal", 0L);
        long swap = memory.getOrDefault("SwapTotal", 0L);
        return new Machine(
                cpu(),
                (int) part("stat").stream().filter(l -> l.matches("cpu\\d+ .*")).count(),
                Arrays.stream(part("load").getFirst().split("\\s+"))
                        .limit(3)
                        .map(Double::parseDouble)
                        .toList(),
                total,
                memory.getOrDefault("MemAvailable", memory.getOrDefault("MemFree", 0L)),
                swap == 0 ? 0 : 1 - (double) memory.getOrDefault("SwapFree", swap) / swap,
                part("df").stream().skip(1).map(ProcFiles::disk).toList(),
                wire(),
                Double.parseDouble(part("up").getFirst().split("\\s+")[0]));
    }

    private static Machine.Disk disk(String line) {
        String[] words = line.strip().split("\\s+", 6);
        long used = Long.parseLong(words[2]) * 1024;
        long free = Long.parseLong(words[3]) * 1024;
        return new Machine.Disk(words[5], used + free, free);
    }

    private double cpu() {
        long[] before = times("stat");
        long[] after = times("stat2");
        long all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
        long idle = after[3] + after[4] - before[3] - before[4];
        return all <= 0 ? 0 : Math.clamp(1 - (double) idle / all, 0, 1);
    }

    private long[] times(String name) {
        String[] words = part(name).getFirst().split("\\s+");
        // Guests' time is in the user's already.
        return Arrays.stream(words).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
    }

    private Map<String, Long> bytes(String name) {
        Map<String, Long> bytes = new HashMap<>();
        part(name).stream().filter(line -> line.contains(":")).forEach(line -> {
            String[] halves = line.split(":", 2);
            String[] counts = halves[1].strip().split("\\s+");
            bytes.put(halves[0].strip(), Long.parseLong(counts[0]) + Long.parseLong(counts[8]));
        });
        bytes.remove("lo");
        return bytes;
    }

    private Machine.@Nullable Wire wire() {
        Map<String, Long> before = bytes("net");
        Map<String, Double> speeds = new HashMap<>();
        parts.getOrDefault("speed", List.of()).forEach(line -> {
            String[] words = line.split("\\s+");
            if (words.length == 2 && words[1].matches("\\d+")) {
                speeds.put(words[0], Double.parseDouble(words[1]) * 125_000);
            }
        });
        Machine.Wire busiest = null;
        for (Map.Entry<String, Long> now : bytes("net2").entrySet()) {
            double rate = (now.getValue() - before.getOrDefault(now.getKey(), now.getValue())) / WINDOW;
            if (busiest == null || rate > busiest.bytes()) {
                busiest = new Machine.Wire(now.getKey(), Math.max(0, rate), speeds.getOrDefault(now.getKey(), 0.0));
            }
        }
        return busiest;
    }
}
