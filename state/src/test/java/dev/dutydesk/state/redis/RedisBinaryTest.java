package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisBinaryTest {
    @TempDir
    Path folder;

    private AbstractThrowableAssert<?, ?> refused(String script) throws IOException {
        Path binary = Folder.wrapper(folder, script);
        return assertThatThrownBy(() -> RedisBinary.find(folder, binary))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(binary.toString());
    }

    private static String hint(Throwable e) {
        return ((StartRefused) e).hint();
    }

    @Test
    void namesWslAndAnOutsideServerOnWindows() {
        assertThatThrownBy(() -> BundledRedis.forSystem("Windows 11", "amd64"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Windows 11")
                .extracting(RedisBinaryTest::hint)
                .asString()
                .contains("WSL", "outside server", "DUTYDESK_REDIS_URI");
    }

    @ParameterizedTest
    @CsvSource({"SunOS,sparcv9", "Linux,ppc64le", "Linux,i386", "FreeBSD,amd64"})
    void namesTheWaysOutWhereNoneIsBundled(String system, String machine) {
        assertThatThrownBy(() -> BundledRedis.forSystem(system, machine))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(system + " on " + machine)
                .extracting(RedisBinaryTest::hint)
                .asString()
                .contains("dutydesk.redis.executable", "DUTYDESK_REDIS_URI")
                .doesNotContain("WSL");
    }

    @ParameterizedTest
    @CsvSource({"Linux,amd64", "Linux,aarch64", "Mac OS X,x86_64", "Mac OS X,aarch64"})
    void bundlesOneForTheUsualSystems(String system, String machine) throws IOException {
        Path file = BundledRedis.forSystem(system, machine).unpackTo(folder);
        assertThat(file).isExecutable().isNotEmptyFile();
    }

    @Test
    void unpacksAHalfWrittenOneAgain() throws IOException {
        Path file = BundledRedis.forThisSystem().unpackTo(folder);
        Files.write(file, new byte[100]);
        assertThat(RedisBinary.find(folder, null).version()).isEqualTo(new Version(6, 2, 11));
    }

    @Test
    void refusesOneThatIsTooOld() throws IOException {
        refused("echo 'Redis server v=6.0.16 sha=00000000:0 malloc=jemalloc-5.1.0 bits=64 build=a'")
                .hasMessageContaining("6.0.16")
                .hasMessageContaining("6.2 or newer");
    }

    @Test
    void refusesOneThatIsNotThere() {
        assertThatThrownBy(() -> RedisBinary.find(folder, folder.resolve("nothing")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("no redis-server that can be run");
    }

    @Test
    void refusesSomethingElse() throws IOException {
        refused("echo hello").hasMessageContaining("it said \"hello\"");
    }

    @Test
    void namesTheLibraryThatIsMissing() throws IOException {
        refused("echo 'error while loading shared libraries: libssl.so.3: cannot open shared object file'; exit 127")
                .hasMessageContaining("OpenSSL 3")
                .extracting(RedisBinaryTest::hint)
                .asString()
                .contains("libssl3");
    }

    @Test
    void refusesAnotherMachinesBinary() throws IOException {
        Path foreign = BundledRedis.forSystem("Mac OS X", "aarch64").unpackTo(folder);
        assertThatThrownBy(() -> RedisBinary.find(folder, foreign))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(foreign.toString())
                .hasMessageContaining("run");
    }
}
