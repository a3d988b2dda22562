package dev.dutydesk.bot.patrol.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.OperatingSystem;

/** The machine that the bot runs on. */
final class OwnMachine {
    private static final long WINDOW = 300;
    private static final Set<String> NO_DISKS = Set.of("tmpfs", "devtmpfs", "squashfs", "iso9660", "proc", "sysfs");

    private OwnMachine() {}

    static Machine read() {
        SystemInfo info = new SystemInfo();
        HardwareAbstractionLayer hardware = info.getHardware();
        OperatingSystem system = info.getOperatingSystem();
        CentralProcessor processor = hardware.getProcessor();
        Map<String, Long> before = bytes(hardware);
        long began = System.nanoTime();
        double cpu = processor.getSystemCpuLoad(WINDOW);
        double seconds = (System.nanoTime() - began) / 1e9;
        GlobalMemory memory = hardware.getMemory();
        long swap = memory.getVirtualMemory().getSwapTotal();
        return new Machine(
                Math.clamp(cpu, 0, 1),
                processor.getLogicalProcessorCount(),
                Arrays.stream(processor.getSystemLoadAverage(3))
                        .filter(l -> l >= 0)
                        .boxed()
                        .toList(),
                memory.getTotal(),
                memory.getAvailable(),
                swap <= 0 ? 0 : (double) memory.getVirtualMemory().getSwapUsed() / swap,
                disks(system),
                busiest(hardware, before, seconds),
                system.getSystemUptime());
    }

    private static List<Machine.Disk> disks(OperatingSystem system) {
        return system.getFileSystem().getFileStores(true).stream()
                .filter(store -> store.getTotalSpace() > 0 && !NO_DISKS.contains(store.getType()))
                .map(store -> new Machine.Disk(store.getMount(), store.getTotalSpace(), store.getUsableSpace()))
                .toList();
    }

    private static Map<String, Long> bytes(HardwareAbstractionLayer hardware) {
        Map<String, Long> bytes = new HashMap<>();
        hardware.getNetworkIFs().forEach(net -> bytes.put(net.getName(), net.getBytesRecv() + net.getBytesSent()));
        return bytes;
    }

    private static Machine.@Nullable Wire busiest(
            HardwareAbstractionLayer hardware, Map<String, Long> before, double seconds) {
        return hardware.getNetworkIFs().stream()
                .map(net -> wire(net, before, seconds))
                .max(Comparator.comparingDouble(Machine.Wire::bytes))
                .orElse(null);
    }

    private static Machine.Wire wire(NetworkIF net, Map<String, Long> before, double seconds) {
        long now = net.getBytesRecv() + net.getBytesSent();
        double rate = Math.max(0, now - before.getOrDefault(net.getName(), now)) / seconds;
        long bits = net.getSpeed();
        // Some drivers give the greatest number there is for a speed they don't know.
        return new Machine.Wire(net.getName(), rate, bits > 0 && bits < 1_000_000_000_000L ? bits / 8.0 : 0);
    }
}
