package dev.dutydesk.bot.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/dutydesk} on a machine whose Javas are small scripts: they tell a version and what they are asked to run. */
class StartScriptTest {
    @TempDir
    Path machine;

    private Path script;
    private Path jar;

    @BeforeEach
    void install() throws IOException {
        machine = machine.toRealPath();
        // The system's own Javas must not be found, so the usual folders are laid into the test's.
        String text = Files.readString(Repository.root().resolve("bin/dutydesk"))
                .replaceAll("(?<=[ \\n])/(usr|opt|Library)/", machine + "/$1/");
        script = executable(machine.resolve("app/bin/dutydesk"), text);
        jar = Files.writeString(machine.resolve("app/dutydesk.jar"), "a jar");
    }

    @Test
    void javaHomeComesFirstThenThePathThenTheUsualFolders() throws Exception {
        Path usual = java("usr/lib/jvm/temurin-25", "25.0.3");
        assertThat(start(Map.of()).output()).contains("run by " + usual);

        Path path = java("path", "26");
        assertThat(start(Map.of("PATH", withPath("path"))).output()).contains("run by " + path);

        Path home = java("my jdk", "25-ea");
        assertThat(start(Map.of("PATH", withPath("path"), "JAVA_HOME", machine + "/my jdk"))
                        .output())
                .contains("run by " + home);
    }

    @Test
    void anOlderJavaIsPassedByWhereANewerOneIsThere() throws Exception {
        java("old", "17.0.15");
        Path usual = java("home/.sdkman/candidates/java/25", "25");
        assertThat(start(Map.of("JAVA_HOME", machine + "/old")).output()).contains("run by " + usual);
    }

    @Test
    void withOnlyOlderOnesItNamesThemAndSaysWhatToInstall() throws Exception {
        Path old = java("old", "17.0.15");
        Path older = java("usr/lib/jvm/java-8", "1.8.0_392");
        Ended ended = start(Map.of("JAVA_HOME", machine + "/old"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("Dutydesk needs Java 25 or newer; found 17.0.15 (" + old + "), 1.8.0_392 (" + older + ").")
                .contains("Install a JDK 25");
    }

    @Test
    void withoutAnyItSaysSo() throws Exception {
        Ended ended = start(Map.of());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("found none.");
    }

    @Test
    void withoutAJarItSaysHowToMakeIt() throws Exception {
        java("usr/lib/jvm/temurin-25", "25");
        Files.delete(jar);
        Ended ended = start(Map.of());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("mvn package");
    }

    @Test
    void argumentsAreHandedOnAsTheyAreAndTheFolderStays() throws Exception {
        java("usr/lib/jvm/temurin-25", "25");
        Ended ended = start(Map.of(), "--server.port=8081", "two words");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.output())
                .contains("in " + machine.resolve("work"))
                .contains("<--server.port=8081><two words>");
    }

    @Test
    void itIsFoundThroughASymbolicLink() throws Exception {
        java("usr/lib/jvm/temurin-25", "25");
        Files.createSymbolicLink(machine.resolve("app/near"), Path.of("bin/dutydesk"));
        script = Files.createSymbolicLink(machine.resolve("far"), machine.resolve("app/near"));
        assertThat(start(Map.of()).output()).contains("run by ");
    }

    @Test
    void itPreparesOnceForEachJarAndLeavesNothingOfEarlierOnes() throws Exception {
        java("usr/lib/jvm/temurin-25", "25");
        assertThat(start(Map.of()).output()).contains("Preparing").contains("bot.aot");
        assertThat(start(Map.of()).output()).doesNotContain("Preparing").contains("bot.aot");

        Files.writeString(jar, "another jar");
        assertThat(start(Map.of()).output()).contains("Preparing").contains("bot.aot");
        try (Stream<Path> left = Files.list(machine.resolve("home/.cache/dutydesk"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void whereItCantPrepareTheJarIsRunAsItIs() throws Exception {
        java("usr/lib/jvm/temurin-25", "25");
        Files.createDirectories(machine.resolve("home"));
        Files.writeString(machine.resolve("home/.cache"), "not a folder");
        assertThat(start(Map.of()).output())
                .contains("<-jar><" + jar + ">")
                .doesNotContain("Preparing")
                .doesNotContain("cache");
    }

    private record Ended(int code, String output) {}

    private Ended start(Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                        .toList())
                .directory(Files.createDirectories(machine.resolve("work")).toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("HOME", machine.resolve("home").toString());
        builder.environment().put("PATH", withPath("none"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    /** The tools of the system, without its Java, and before them a folder of the test's. */
    private String withPath(String folder) throws IOException {
        Path tools = Files.createDirectories(machine.resolve("tools"));
        for (String tool : List.of(
                "sh",
                "readlink",
                "dirname",
                "basename",
                "sed",
                "head",
                "cksum",
                "tr",
                "mkdir",
                "mktemp",
                "mv",
                "rm",
                "env",
                "cat")) {
            Path link = tools.resolve(tool);
            if (!Files.exists(link)) {
                Path real = Stream.of("/bin", "/usr/bin")
                        .map(place -> Path.of(place, tool))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow();
                executable(link, "#!/bin/sh\nexec " + real + " \"$@\"\n");
            }
        }
        return machine.resolve(folder).resolve("bin") + ":" + tools;
    }

    /** Unpacks, rehearses and lays out as the real one would, by the files that these leave; a bot ends with 7. */
    private Path java(String home, String version) throws IOException {
        return executable(machine.resolve(home).resolve("bin/java"), """
                #!/bin/sh
                [ "$1" != -version ] || { echo 'openjdk version "%s" 2026-01-20' >&2; exit 0; }
                case "$*" in
                    *jarmode*) for last; do :; done; mkdir -p "$last/lib"; echo jar >"$last/dutydesk.jar"; exit 0 ;;
                    *AOTMode=record*) exit 0 ;;
                    *AOTMode=create*)
                        for one; do case $one in -XX:AOTCache=*) echo aot >"${one#*=}" ;; esac; done; exit 0 ;;
                esac
                echo "run by $0"
                echo "in $(pwd)"
                printf '<%%s>' "$@"
                exit 7
                """.formatted(version));
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
