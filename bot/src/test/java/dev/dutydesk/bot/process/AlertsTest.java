package dev.dutydesk.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The alert rules that ship speak of metrics that there are. */
class AlertsTest {
    private static final Pattern NAME = Pattern.compile("dutydesk_[a-z_]+");

    @Test
    void everyRuleAsksForAMetricOfTheBot() throws IOException {
        Map<String, List<Map<String, List<Map<String, String>>>>> file =
                new Yaml().load(Files.readString(Repository.root().resolve("docs/alerts.yml")));
        Set<String> known = Stream.of(Metric.values()).map(Metric::exposed).collect(Collectors.toSet());
        List<String> asked = file.values().stream()
                .flatMap(List::stream)
                .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
                .flatMap(rule -> NAME.matcher(String.valueOf(rule.get("expr"))).results())
                .map(found -> found.group().replaceFirst("_(count|sum|max)$", ""))
                .toList();
        assertThat(asked).hasSizeGreaterThan(4).isSubsetOf(known);
    }
}
