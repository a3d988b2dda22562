package dev.dutydesk.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.desk.shape.Key;
import dev.dutydesk.bot.desk.shape.Node;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What happens to the example when any one of its keys is taken out, named otherwise, or its text damaged. */
class EveryKeyTest {
    private final Map<String, Key<?>> declared = new HashMap<>();

    EveryKeyTest() {
        Desk.SHAPE.eachKey("", declared::put);
    }

    /** A key of the example: {@code place} is the set it stands in, {@code known} says the reader knows it by name. */
    private record Spot(String path, Node.Keys place, Node.Entry entry, boolean known) {}

    @Test
    void aRequiredKeyTakenOutIsMissedWhereItsSetBegins() {
        List<Spot> required = spots().stream()
                .filter(s -> s.known() && declared.get(s.path()) instanceof Key<?> key && key.required())
                .toList();
        assertThat(required).hasSizeGreaterThan(150);
        for (Spot spot : required) {
            assertThat(read(without(example(), spot))).as(spot.path()).anySatisfy(f -> {
                assertThat(f.at()).isEqualTo(spot.place().at());
                assertThat(f.what()).contains("the key '" + spot.entry().key() + "' is missing");
            });
        }
    }

    @Test
    void anyKeyTakenOutIsAFaultOrNothing() {
        spots().forEach(spot -> assertThat(read(without(example(), spot))).isNotNull());
    }

    @Test
    void aKeyNamedOtherwiseIsUnknownAtItsPlace() {
        String[] lines = Examples.text().split("\n", -1);
        for (Spot spot : spots()) {
            int line = spot.entry().at().line() - 1;
            String key = spot.entry().key();
            int at = spot.entry().at().column() - 1;
            String old = lines[line];
            assertThat(old.substring(at)).as(spot.path()).startsWith(key);
            lines[line] = old.substring(0, at) + key + "9z" + old.substring(at + key.length());
            List<Fault> faults = Examples.read(String.join("\n", lines)).faults();
            lines[line] = old;
            if (spot.known()) {
                assertThat(faults).as(spot.path()).anySatisfy(f -> {
                    assertThat(f.at()).isEqualTo(spot.entry().at());
                    assertThat(f.what()).startsWith("unknown key '" + key + "9z'");
                });
            }
        }
    }

    @Property(tries = 400)
    void damageIsNeverMoreThanAFault(
            @ForAll @IntRange(max = 9000) int at, @ForAll @IntRange(max = 40) int length, @ForAll String put) {
        String text = Examples.text();
        int from = Math.min(at, text.length());
        int to = Math.min(from + length, text.length());
        DeskFile file = Examples.read(text.substring(0, from) + put + text.substring(to));
        assertThat(file.isGood()).isEqualTo(file.faults().isEmpty());
    }

    private static Node example() {
        return Yaml.parse(Examples.text(), new Reading("", name -> null)).orElseThrow();
    }

    private static List<Fault> read(Node root) {
        Reading reading = new Reading("shop.yml", name -> null);
        Desk.SHAPE.read(root, reading);
        reading.resolve();
        return reading.faults();
    }

    private List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        walk(example(), "", spots::add);
        return spots;
    }

    private void walk(Node node, String path, Consumer<Spot> spots) {
        switch (node) {
            case Node.Keys keys ->
                keys.entries().forEach(entry -> {
                    String named = path.isEmpty() ? entry.key() : path + "." + entry.key();
                    boolean known = declared.containsKey(named);
                    spots.accept(new Spot(known ? named : path + ".*", keys, entry, known));
                    walk(entry.value(), known ? named : path + ".*", spots);
                });
            case Node.Items items -> items.items().forEach(item -> walk(item, path + "[]", spots));
            default -> {}
        }
    }

    private static Node without(Node node, Spot spot) {
        return switch (node) {
            case Node.Keys keys ->
                new Node.Keys(
                        keys.at(),
                        keys.entries().stream()
                                .filter(e -> !e.at().equals(spot.entry().at()))
                                .map(e -> new Node.Entry(e.at(), e.key(), without(e.value(), spot)))
                                .toList());
            case Node.Items items ->
                new Node.Items(
                        items.at(),
                        items.items().stream().map(i -> without(i, spot)).toList());
            default -> node;
        };
    }
}
