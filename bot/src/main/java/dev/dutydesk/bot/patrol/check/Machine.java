package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Evidence;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A machine as it is now.
 *
 * @param cpu share in use
 * @param load of the last minute, five, fifteen; empty where the system has none
 * @param memory bytes, and how many of them can be had
 * @param swapUsed share; null where it isn't known
 * @param wire of the busiest interface; null where there is none
 */
record Machine(
        double cpu,
        int processors,
        List<Double> load,
        long memory,
        long available,
        double swapUsed,
        List<Disk> disks,
        @Nullable Wire wire,
        double uptime) {

    /** In bytes. */
    record Disk(String at, long total, long free) {
        double used() {
            return total <= 0 ? 0 : 1 - (double) free / total;
        }
    }

    /** @param speed bytes a second; 0 where it isn't known */
    record Wire(String name, double bytes, double speed) {}

    Seen seen() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cpu", Map.of("used", cpu, "count", (double) processors));
        Map<String, Object> loads = new LinkedHashMap<>();
        List<String> names = List.of("one", "five", "fifteen");
        for (int i = 0; i < load.size() && i < names.size(); i++) {
            loads.put(names.get(i), load.get(i));
        }
        values.put("load", loads);
        double memUsed = memory <= 0 ? 0 : 1 - (double) available / memory;
        values.put("mem", Map.of("used", memUsed, "total", (double) memory));
        values.put("swap", Map.of("used", swapUsed));
        Map<String, Object> disk = new LinkedHashMap<>();
        List<Disk> fullest = disks.stream()
                .sorted(Comparator.comparingDouble(Disk::used).reversed())
                .toList();
        if (!fullest.isEmpty()) {
            disk.put("max_used", fullest.getFirst().used());
            disk.put("max_at", fullest.getFirst().at());
        }
        disk.put("mounts", disks.stream().map(Machine::values).toList());
        values.put("disk", disk);
        Map<String, Object> net = new LinkedHashMap<>();
        if (wire != null) {
            net.put("bytes", wire.bytes());
            if (wire.speed() > 0) {
                net.put("used", wire.bytes() / wire.speed());
            }
        }
        values.put("net", net);
        values.put("uptime", uptime);
        Phrase.Said said = fullest.isEmpty()
                ? Phrase.MACHINE.of(percent(cpu), percent(memUsed))
                : Phrase.MACHINE_AND_DISK.of(
                        percent(cpu),
                        percent(memUsed),
                        percent(fullest.getFirst().used()),
                        fullest.getFirst().at());
        String shown = fullest.stream()
                .limit(10)
                .map(d -> d.at() + " " + percent(d.used()) + ", " + d.free() / 1_000_000 + " MB free")
                .collect(Collectors.joining("\n"));
        String more = "load " + load.stream().map(Values::shown).collect(Collectors.joining(" "))
                + ", swap " + percent(swapUsed) + ", up " + Math.round(uptime / 3600) + " h"
                + (wire == null ? "" : ", " + wire.name() + " " + Math.round(wire.bytes() / 1000) + " kB/s");
        return Seen.well(values, List.of(new Evidence(said.in(Locale.ENGLISH), more + "\n" + shown)), said);
    }

    private static Map<String, Object> values(Disk disk) {
        return Map.of(
                "at", disk.at(), "used", disk.used(), "free", (double) disk.free(), "total", (double) disk.total());
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
