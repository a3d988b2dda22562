package dev.dutydesk.bot.patrol.file;

import dev.dutydesk.bot.desk.Forms;
import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Node;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.bot.patrol.Work;
import dev.dutydesk.bot.patrol.Work.Request;
import dev.dutydesk.bot.patrol.Work.Step;
import dev.dutydesk.bot.patrol.check.CheckType;
import dev.dutydesk.bot.patrol.check.Conditions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys that belong to one type of check, or a few. */
final class Works {
    private static final Pattern PASSED = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern READS = Pattern.compile("(?is)^\\s*(select|with|show|values|table|explain)\\b.*");
    private static final Pattern QUOTED = Pattern.compile("'(''|[^'])*'|\"[^\"]*\"");

    /** Which type a key is read for. */
    private static final Map<String, Set<CheckType>> FOR = Map.ofEntries(
            Map.entry("request", Set.of(CheckType.HTTP)),
            Map.entry("account", Set.of(CheckType.FLOW)),
            Map.entry("steps", Set.of(CheckType.FLOW)),
            Map.entry("query", Set.of(CheckType.SQL, CheckType.PROMETHEUS)),
            Map.entry("rows", Set.of(CheckType.SQL)),
            Map.entry("mask", Set.of(CheckType.SQL)),
            Map.entry("path", Set.of(CheckType.TLS)),
            Map.entry("ports", Set.of(CheckType.TCP)),
            Map.entry("send", Set.of(CheckType.TCP)),
            Map.entry("expect", Set.of(CheckType.TCP)),
            Map.entry("command", Set.of(CheckType.PLUGIN)),
            Map.entry("expect-every", Set.of(CheckType.HEARTBEAT)),
            Map.entry("grace", Set.of(CheckType.HEARTBEAT)),
            Map.entry("ask", Set.of(CheckType.MANUAL)),
            Map.entry("due", Set.of(CheckType.MANUAL)));

    private static final Map<CheckType, String> NEEDED = Map.of(
            CheckType.FLOW, "steps",
            CheckType.SQL, "query",
            CheckType.PROMETHEUS, "query",
            CheckType.PLUGIN, "command",
            CheckType.HEARTBEAT, "expect-every",
            CheckType.MANUAL, "ask");

    private static final Shape<Map<String, String>> HEADERS = Shapes.map(Names.HEADER, Shapes.TEXT);
    private static final Shape<String> METHOD = Shapes.choice(methods());
    private static final Request GET = new Request("GET", "/", Map.of(), null);
    private static final Shape<Request> REQUEST = Shapes.keys("method, path, headers, json", Works::request);
    private static final Shape<List<Step>> STEPS = Shapes.checked(
            Shapes.list(Shapes.keys(
                    "id, get | post | put | patch | delete | head, json, expect, save, always", Works::step)),
            Works::passed);

    private Works() {}

    private static Map<String, String> methods() {
        Map<String, String> methods = new LinkedHashMap<>();
        List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE").forEach(m -> methods.put(m, m));
        return methods;
    }

    static Work read(Fields f, CheckType type) {
        Request request = f.may("request", REQUEST, "http: what is asked; absent = GET /.");
        Map<String, Secret> account = f.or(
                "account",
                Shapes.map(Names.VARIABLE, Names.secret("a word of a test account")),
                "{}",
                "flow: a test account's words, passed on by name: ${user}.");
        List<Step> steps = f.may("steps", STEPS, "flow: one request after the other.");
        String query = f.may("query", Shapes.TEXT, "sql: one statement that reads. prometheus: a query in PromQL.");
        int rows = f.or(
                "rows", Names.count("a number from 1 to 1000", 1, 1000), "100", "sql: how many rows are read at most.");
        List<String> mask = f.or("mask", Shapes.list(Shapes.TEXT), "[]", "sql: columns that nobody is shown.");
        String path = f.or("path", Names.PLACE, "/", "tls: the page whose headers are looked at.");
        List<Integer> ports = f.or(
                "ports",
                Shapes.list(Names.PORT),
                "[]",
                "tcp: those looked at; absent = the target's own. Several need `scan: allowed`.");
        String send = f.may("send", Shapes.TEXT, "tcp: what is sent; \\r and \\n are line ends.");
        String expect = f.may("expect", Shapes.TEXT, "tcp: what must come back.");
        List<String> command = f.may(
                "command",
                Shapes.some(Shapes.TEXT),
                "plugin: the program and its arguments, without a shell; ${host}, ${port}, ${url} are the target's.");
        others(f, type);
        return switch (type) {
            case HOST -> new Work.Host();
            case HTTP -> new Work.Http(request == null ? GET : request);
            case FLOW -> new Work.Flow(account, steps == null ? List.of() : steps);
            case SQL ->
                new Work.Sql(
                        sql(f, query),
                        rows,
                        mask.stream()
                                .map(m -> m.toLowerCase(java.util.Locale.ROOT))
                                .toList());
            case TLS -> new Work.Tls(path);
            case TCP -> new Work.Tcp(ports, send, expect);
            case PROMETHEUS -> new Work.Prometheus(query == null ? "" : query);
            case PLUGIN -> new Work.Plugin(command == null ? List.of() : command);
            case HEARTBEAT, MANUAL -> new Work.Told();
        };
    }

    private static void others(Fields f, CheckType type) {
        FOR.forEach((key, types) -> {
            if (f.has(key) && !types.contains(type)) {
                f.fault(
                        key,
                        "a check of type " + type.word() + " doesn't read the key '" + key + "'; it is for "
                                + String.join(
                                        " and ",
                                        types.stream()
                                                .map(CheckType::word)
                                                .sorted()
                                                .toList()));
            }
        });
        String needed = NEEDED.get(type);
        if (needed != null && !f.has(needed)) {
            f.fault("type", "a check of type " + type.word() + " needs the key '" + needed + "'");
        }
    }

    private static String sql(Fields f, @Nullable String query) {
        if (query == null) {
            return "";
        }
        String bare = QUOTED.matcher(query).replaceAll("''").strip().replaceAll(";\\s*$", "");
        if (bare.contains(";")) {
            f.fault("query", "several statements stand here; it takes one");
        } else if (!READS.matcher(bare).matches()) {
            f.fault(
                    "query",
                    "it takes a statement that reads: one that begins with select, with, show, values, table or explain");
        }
        return query.strip().replaceAll(";\\s*$", "");
    }

    private static Request request(Fields f) {
        return new Request(
                f.or("method", METHOD, "GET", "The method."),
                f.or("path", Names.PLACE, "/", "Below the target's address."),
                f.or("headers", HEADERS, "{}", "Sent with it; secrets belong to the target's headers."),
                f.may("json", AnyJson.SHAPE, "Sent as JSON."));
    }

    private static Step step(Fields f) {
        String id = f.need("id", Forms.WORD, "Its name in what is told.");
        List<Request> requests = new ArrayList<>();
        for (String method : List.of("get", "post", "put", "patch", "delete", "head")) {
            String path =
                    f.may(method, Names.PLACE, "The path that is asked so; ${name} is what an earlier step saved.");
            if (path != null) {
                requests.add(new Request(method.toUpperCase(java.util.Locale.ROOT), path, Map.of(), null));
            }
        }
        String json = f.may("json", AnyJson.SHAPE, "Sent as JSON; ${name} is what an earlier step saved.");
        Map<String, String> headers = f.or("headers", HEADERS, "{}", "Sent with it.");
        List<String> expect = f.or(
                "expect",
                statements(Conditions.ofStep()),
                "[]",
                "Statements that must hold, with the variables of http.");
        Map<String, String> save = f.or(
                "save",
                Shapes.map(Names.VARIABLE, expression()),
                "{}",
                "What later steps call it: by name, where it stands in the answer.");
        boolean always = f.or(
                "always",
                Shapes.YES_OR_NO,
                "false",
                "Whether it is done also where an earlier step failed: to clean up.");
        if (requests.size() != 1 && f.has("id")) {
            f.fault("id", "a step has one of get, post, put, patch, delete, head");
        }
        Request request = requests.isEmpty() ? GET : requests.getFirst();
        return new Step(id, new Request(request.method(), request.path(), headers, json), expect, save, always);
    }

    /** What is passed on must come from somewhere. */
    private static void passed(List<Step> steps, Node node, Reading reading) {
        List<Node> nodes = node instanceof Node.Items items ? items.items() : List.of();
        Set<String> saved = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < steps.size() && i < nodes.size(); i++) {
            Step step = steps.get(i);
            if (!ids.add(step.id())) {
                reading.fault(nodes.get(i).at(), "the step '" + step.id() + "' is already there");
            }
            String text = step.request().path() + " " + step.request().json() + " "
                    + step.request().headers();
            Node at = nodes.get(i);
            PASSED.matcher(text)
                    .results()
                    .map(m -> m.group(1))
                    .filter(name -> !saved.contains(name))
                    .forEach(name -> reading.use(ACCOUNT, name, at.at()));
            saved.addAll(step.save().keySet());
        }
    }

    /** What a step passes on that none before it saved must be of the account; resolved where the account is known. */
    static final dev.dutydesk.bot.desk.shape.Kind ACCOUNT = new dev.dutydesk.bot.desk.shape.Kind(
            "value saved by an earlier step, or of the account,", dev.dutydesk.bot.desk.shape.Kind.Once.NOT);

    static Shape<List<String>> statements(Conditions conditions) {
        return Shapes.list(checked(conditions::fault, "a statement in CEL such as status == 200"));
    }

    private static Shape<String> expression() {
        return checked(Conditions.ofStep()::faultOfValue, "where it stands in the answer, such as body.id");
    }

    private static Shape<String> checked(java.util.function.Function<String, Optional<String>> fault, String takes) {
        return Shapes.checked(Shapes.text(takes, "", ".", Optional::of), (text, node, reading) -> {
            if (!text.isEmpty()) {
                fault.apply(text).ifPresent(words -> reading.fault(node.at(), "'" + text + "': " + words));
            }
        });
    }
}
