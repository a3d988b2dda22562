package dev.dutydesk.bot.patrol.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.patrol.Patrol;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of several files of one desk. */
class JointTest {
    private static PatrolFile file(String name, String defaults, String check, String more) {
        String text = """
                version: 1
                defaults: {%s}
                targets:
                  %s-host: {host: local}
                checks:
                  - {id: %s, type: host, target: %s-host, every: 5m, crit: ["mem.used < 1"]%s
                """.formatted(defaults, check, check, check, more);
        PatrolFile read = PatrolFile.read(
                name, text, new PatrolFile.Around(ZoneId.of("Asia/Shanghai"), Set.of("ops")), secret -> null);
        assertThat(read.faults()).isEmpty();
        return read;
    }

    private static List<String> faults(PatrolFile... files) {
        return Joint.faults(List.of(files)).stream().map(Fault::toString).toList();
    }

    @Test
    void filesThatFitAreOnePatrol() {
        PatrolFile one = file("one.yml", "group: {by: [system], wait: 30s}", "disks", "}");
        PatrolFile two = file("two.yml", "zone: Asia/Shanghai", "memory", "}\ncanary: memory");
        assertThat(faults(one, two)).isEmpty();
        Patrol patrol = Joint.together(one.patrol().orElseThrow(), two.patrol().orElseThrow());
        assertThat(patrol.targets().keySet()).containsExactly("disks-host", "memory-host");
        assertThat(patrol.canary()).isEqualTo("memory");
        assertThat(patrol.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void timesInTwoZonesAreRefusedRatherThanReadInTheWrongOne() {
        assertThat(faults(
                        file("one.yml", "zone: Asia/Shanghai", "disks", "}"),
                        file("two.yml", "zone: Europe/Berlin", "memory", "}")))
                .containsExactly("two.yml:1:1: its times are in Europe/Berlin, those of one.yml in Asia/Shanghai;"
                        + " give both the same zone under defaults");
    }

    @Test
    void aSecondCanaryAndAFormerNameThatGoesOnElsewhereAreSaidAtOnce() {
        assertThat(faults(
                        file("one.yml", "", "disks", ", was: memory}\ncanary: disks"),
                        file("two.yml", "", "memory", "}\ncanary: memory")))
                .containsExactlyInAnyOrder(
                        "one.yml:6:10: the check 'disks' was 'memory', but that one is still here in two.yml",
                        "two.yml:1:1: the canary is already disks in one.yml; leave it to one of the files");
    }

    @Test
    void aNameThatIsThereTwiceIsSaidWithTheFileThatHasIt() {
        assertThat(faults(file("one.yml", "", "disks", "}"), file("two.yml", "", "disks", "}")))
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault).startsWith("two.yml:").endsWith("is already there in one.yml"));
    }
}
