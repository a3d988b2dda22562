package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.redis.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A MariaDB of Debian's (mariadb-server-core), with data of its own. @param port on 127.0.0.1 */
record MariaDb(Process process, int port) implements AutoCloseable {
    private static final Path TABLES = Path.of("/usr/share/mysql");

    /** Skips the test, loudly, where there is no MariaDB; in CI that is a failure. @param sql one statement a line, run before it answers */
    static MariaDb start(Path folder, String sql) throws IOException, InterruptedException {
        Path program = program().orElse(null);
        if (program == null) {
            String missing = "NO MARIADB: mariadbd is needed (on Debian: apt-get install mariadb-server-core)";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        Path data = Files.createDirectories(folder.resolve("data"));
        Path system = Files.writeString(
                folder.resolve("system.sql"),
                "create database mysql;\nuse mysql;\nset @auth_root_socket = NULL;\n"
                        + Files.readString(TABLES.resolve("mysql_system_tables.sql"))
                        + Files.readString(TABLES.resolve("mysql_system_tables_data.sql")));
        Process made = run(folder, program, data, "--bootstrap")
                .redirectInput(system.toFile())
                .start();
        assertThat(made.waitFor())
                .as("%s", Files.readString(folder.resolve("log")))
                .isZero();
        int port = FreePort.take();
        Process process = run(
                        folder,
                        program,
                        data,
                        "--socket=" + folder.resolve("socket"),
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--init-file=" + Files.writeString(folder.resolve("init.sql"), sql))
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answers(port) || !process.isAlive());
        assertThat(process.isAlive())
                .as("%s", Files.readString(folder.resolve("log")))
                .isTrue();
        return new MariaDb(process, port);
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder).resolve("mariadbd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static ProcessBuilder run(Path folder, Path program, Path data, String... more) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(), "--no-defaults", "--user=" + System.getProperty("user.name"), "--datadir=" + data));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
