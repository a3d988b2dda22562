package dev.dutydesk.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's prometheus-blackbox-exporter, which probes when it is asked to, as Prometheus would ask it. */
record Exporter(Process process, int port) implements AutoCloseable {
    private static final String PROGRAM = "prometheus-blackbox-exporter";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MODULES = """
            modules:
              http_2xx: {prober: http, timeout: 10s, http: {preferred_ip_protocol: ip4}}
            """;

    /** Where the environment variable {@code BLACKBOX_EXPORTER} says, else on the PATH; empty where there is none. */
    static Optional<Path> program() {
        String named = System.getenv("BLACKBOX_EXPORTER");
        return Stream.concat(
                        Stream.ofNullable(named).map(Path::of),
                        Stream.of(System.getenv("PATH").split(":"))
                                .map(folder -> Path.of(folder).resolve(PROGRAM)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Exporter start(Path program, Path home) throws IOException, InterruptedException {
        Path modules = Files.writeString(home.resolve("blackbox.yml"), MODULES);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + modules,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("blackbox.log").toFile())
                .start();
        Exporter exporter = new Exporter(process, port);
        exporter.awaitReady();
        return exporter;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (HttpLine line = new HttpLine(port)) {
                line.get("/-/healthy");
                return;
            } catch (IOException e) {
                if (System.nanoTime() - end > 0 || !process.isAlive()) {
                    throw e;
                }
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    /**
     * Has each page probed once a minute, spread over it.
     *
     * @return how late each request came to the site, in ns
     */
    long[] probes(Site site, int pages, int minutes) throws InterruptedException {
        long began = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        long minute = Duration.ofMinutes(1).toNanos();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                HttpClient http = HttpClient.newHttpClient()) {
            for (int page = 0; page < pages; page++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + port + "/probe?module=http_2xx&target=" + site.address(page)))
                        .timeout(PATIENCE)
                        .build();
                clock.scheduleAtFixedRate(
                        () -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding()),
                        began + minute * page / pages - System.nanoTime(),
                        minute,
                        TimeUnit.NANOSECONDS);
            }
            Thread.sleep(Duration.ofNanos(began - System.nanoTime()).plusMinutes(minutes));
            clock.shutdownNow();
        }
        List<Long> lags = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            long due = began + minute * page / pages;
            List<Long> asked = site.asked(page, began);
            for (int i = 0; i < asked.size(); i++) {
                lags.add(asked.get(i) - due - i * minute);
            }
        }
        return lags.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
