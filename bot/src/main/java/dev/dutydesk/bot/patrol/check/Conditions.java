package dev.dutydesk.bot.patrol.check;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements in CEL over a type's variables. Numbers are declared dynamic and bound as doubles, for otherwise {@code status == 200}
 * isn't of one type. A null is left out: what speaks of it can't be said.
 */
public final class Conditions {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(10_000)
            .maxExpressionCodePointSize(4_000)
            .build();
    private static final Pattern QUOTED = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'");
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w.\\]])[a-z_]\\w*(\\[\\d+])*(\\.[A-Za-z_]\\w*(\\[\\d+])*)*(?!\\w*\\()");
    private static final Map<String, CelReference> OPEN = open();
    private static final int SHOWN = 200;

    private final Set<String> roots;
    private final Set<String> known;
    private final Cel cel;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    private record Compiled(CelRuntime.@Nullable Program program, String fault) {}

    /** What became of a statement. @param why the evaluation's own words where it says neither yes nor no */
    public record Said(@Nullable Boolean holds, String why) {}

    private Conditions(Collection<String> roots, Set<String> known) {
        this.roots = Set.copyOf(roots);
        this.known = known;
        CelBuilder builder =
                CelFactory.standardCelBuilder().setOptions(OPTIONS).setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        this.roots.forEach(name -> builder.addVar(name, SimpleType.DYN));
        cel = builder.build();
    }

    private static final Map<CheckType, Conditions> BY_TYPE = new ConcurrentHashMap<>();
    private static final Conditions STEP = new Conditions(CheckType.HTTP.roots(), Set.of());

    /** Those of a check's warn and crit. */
    public static Conditions of(CheckType type) {
        return BY_TYPE.computeIfAbsent(
                type,
                t -> new Conditions(
                        t.roots(),
                        t.isClosed()
                                ? t.variables().stream()
                                        .map(CheckType.Variable::name)
                                        .collect(Collectors.toSet())
                                : Set.of()));
    }

    /** Those of a flow's step, which speak of one answer. */
    public static Conditions ofStep() {
        return STEP;
    }

    /** What is wrong with a statement, in words; empty where it can be asked. */
    public Optional<String> fault(String statement) {
        return Optional.of(compiled(statement, true).fault()).filter(text -> !text.isEmpty());
    }

    /** The same of an expression that may have any value. */
    public Optional<String> faultOfValue(String expression) {
        return Optional.of(compiled(expression, false).fault()).filter(text -> !text.isEmpty());
    }

    private Compiled compiled(String text, boolean statement) {
        if (compiled.size() > 20_000) {
            compiled.clear();
        }
        return compiled.computeIfAbsent((statement ? "?" : "=") + text, key -> compile(text, statement));
    }

    private Compiled compile(String text, boolean statement) {
        try {
            CelAbstractSyntaxTree tree = cel.compile(text).getAst();
            if (statement
                    && !tree.getResultType().equals(SimpleType.BOOL)
                    && !tree.getResultType().equals(SimpleType.DYN)) {
                return new Compiled(
                        null,
                        "it is no statement: it gives " + tree.getResultType().name() + ", not true or false");
            }
            for (String path : paths(text)) {
                String bare = path.replaceAll("\\[\\d+]", "");
                String root = bare.split("\\.", 2)[0];
                if (!known.isEmpty()
                        && bare.contains(".")
                        && known.stream().noneMatch(name -> bare.equals(name) || bare.startsWith(name + "."))) {
                    return new Compiled(
                            null,
                            "there is no " + bare + "; there are "
                                    + known.stream()
                                            .filter(name -> name.startsWith(root + "."))
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
                }
            }
            return new Compiled(cel.createProgram(loose(tree)), "");
        } catch (CelValidationException e) {
            return new Compiled(null, words(e));
        } catch (CelEvaluationException e) {
            return new Compiled(null, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The same with every operator's choice left open until the values are there. The type check takes {@code body.list[0] < 5} for a
     * comparison of integers, which the double that stands there isn't.
     */
    private static CelAbstractSyntaxTree loose(CelAbstractSyntaxTree tree) {
        Map<Long, CelReference> open = new HashMap<>();
        tree.getReferenceMap()
                .forEach((id, reference) -> open.put(
                        id,
                        reference.overloadIds().stream()
                                .map(OPEN::get)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(reference)));
        return CelAbstractSyntaxTree.newCheckedAst(tree.getExpr(), tree.getSource(), open, tree.getTypeMap());
    }

    /** What the type check gives an operator of whose sides nothing is known, by each of its overloads. */
    private static Map<String, CelReference> open() {
        Cel cel = CelFactory.standardCelBuilder()
                .setOptions(OPTIONS)
                .addVar("a", SimpleType.DYN)
                .addVar("b", SimpleType.DYN)
                .build();
        Map<String, CelReference> open = new HashMap<>();
        for (String operator : List.of("<", "<=", ">", ">=", "+", "-", "*", "/", "%")) {
            try {
                CelAbstractSyntaxTree tree = cel.compile("a " + operator + " b").getAst();
                tree.getReferenceMap()
                        .values()
                        .forEach(reference -> reference.overloadIds().forEach(id -> open.put(id, reference)));
            } catch (CelValidationException e) {
                throw new IllegalStateException(e);
            }
        }
        return Map.copyOf(open);
    }

    private String words(CelValidationException e) {
        String all = e.getErrors().stream().map(CelIssue::getMessage).distinct().collect(Collectors.joining("; "));
        return all.contains("undeclared reference")
                ? all + "; known here: " + roots.stream().sorted().collect(Collectors.joining(", "))
                : all;
    }

    /** @param values by root variable, as {@link Values} makes them */
    public Said ask(String statement, Map<String, Object> values) {
        Compiled ready = compiled(statement, true);
        try {
            if (ready.program() == null) {
                return new Said(null, ready.fault());
            }
            Object answer = ready.program().eval(values);
            return answer instanceof Boolean holds ? new Said(holds, "") : new Said(null, "");
        } catch (CelEvaluationException | RuntimeException e) {
            return new Said(
                    null, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** What an expression comes to; empty where it can't be said. */
    public Optional<Object> value(String expression, Map<String, Object> values) {
        Compiled ready = compiled(expression, false);
        try {
            return ready.program() == null
                    ? Optional.empty()
                    : Optional.ofNullable(ready.program().eval(values)).filter(Values::isPlain);
        } catch (CelEvaluationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What a statement speaks of, with its values: {@code status = 503}. @param hidden fields that nobody is shown */
    public Map<String, String> speaksOf(String statement, Map<String, Object> values, Collection<String> hidden) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String path : paths(statement)) {
            String value = value(path, values).map(Values::shown).orElse("?");
            shown.put(
                    path,
                    isHidden(path, hidden) ? "***" : value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value);
        }
        return shown;
    }

    /** The numbers that a statement speaks of, by what it calls them: {@code rows[0].conns}. @param hidden fields that nobody is shown */
    Map<String, Object> figures(String statement, Map<String, Object> values, Collection<String> hidden) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (String path : paths(statement)) {
            if (!isHidden(path, hidden) && value(path, values).orElse(null) instanceof Double number) {
                found.put(path, number);
            }
        }
        return found;
    }

    private static boolean isHidden(String path, Collection<String> hidden) {
        return List.of(path.split("[.\\[]")).stream().anyMatch(hidden::contains);
    }

    private Set<String> paths(String statement) {
        Set<String> paths = new LinkedHashSet<>();
        Matcher m = PATH.matcher(QUOTED.matcher(statement).replaceAll("\"\""));
        while (m.find()) {
            String root = m.group().split("[.\\[]", 2)[0];
            if (roots.contains(root)) {
                paths.add(m.group());
            }
        }
        return paths;
    }
}
