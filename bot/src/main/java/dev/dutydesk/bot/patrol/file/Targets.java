package dev.dutydesk.bot.patrol.file;

import dev.dutydesk.bot.desk.Forms;
import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is checked. */
final class Targets {
    private static final Shape<String> URL =
            Shapes.text("an address such as https://shop.example.com", "", "^https?://\\S+$", Targets::url);
    private static final Shape<String> JDBC = Shapes.matching(
            "an address such as jdbc:postgresql://db1/orders, jdbc:mariadb:… or jdbc:mysql:…",
            Pattern.compile("jdbc:(postgresql|mariadb|mysql):\\S+"));
    private static final Shape<String> SSH =
            Shapes.matching("user@host or user@host:port", Pattern.compile("[\\w.-]+@[\\w.-]+(:\\d{1,5})?"));
    private static final Shape<String> TCP =
            Shapes.matching("host:port", Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:]+]):\\d{1,5}"));
    private static final Shape<String> OWN = Shapes.choice(Map.of("local", "local"));
    private static final Shape<String> HOST_KEY = Shapes.matching(
            "the fingerprint of a host's key such as SHA256:…", Pattern.compile("SHA256:[A-Za-z0-9+/=]{40,50}"));
    private static final Shape<Boolean> SCAN = Shapes.choice(scan());

    static final Shape<Map<String, PatrolTarget>> ALL =
            Shapes.map(Names.given(Names.TARGET), "target: url | jdbc | ssh | tcp | host, system, …", 0, Targets::read);

    private Targets() {}

    private static Map<String, Boolean> scan() {
        Map<String, Boolean> words = new java.util.LinkedHashMap<>();
        words.put("never", false);
        words.put("allowed", true);
        return words;
    }

    private static Optional<String> url(String text) {
        try {
            URI uri = URI.create(text);
            return Optional.of(text.replaceAll("/+$", ""))
                    .filter(u -> uri.getHost() != null
                            && text.matches("https?://.*")
                            && uri.getQuery() == null
                            && uri.getFragment() == null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PatrolTarget read(String id, Fields f) {
        String url = f.may("url", URL, "A site, or a Prometheus.");
        String jdbc = f.may("jdbc", JDBC, "A database. Give it a role that may only read.");
        String ssh = f.may("ssh", SSH, "A Linux machine that is logged in to.");
        String tcp = f.may("tcp", TCP, "A host and a port.");
        String own = f.may("host", OWN, "The machine that the bot runs on.");
        Secret login = f.may("login", Names.secret("user:password"), "Of a database, or of HTTP's basic scheme.");
        Secret key = f.may("key", Names.secret("a private key"), "With which an ssh target is logged in to.");
        String hostKey =
                f.may("host-key", HOST_KEY, "What an ssh target's own key must be; absent = known_hosts says.");
        Map<String, Secret> headers = f.or(
                "headers",
                Shapes.map(Names.HEADER, Names.secret("a header's value")),
                "{}",
                "Sent with each request to it.");
        String system = f.may("system", Forms.WORD, "What its findings are grouped by; absent = itself.");
        boolean scan = f.or("scan", SCAN, "never", "Whether it may be probed actively: several ports.");
        List<Address> addresses = new ArrayList<>();
        if (url != null) {
            addresses.add(new Address.Web(url));
        }
        if (jdbc != null) {
            // One driver serves both.
            addresses.add(new Address.Database(jdbc.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:")));
        }
        if (ssh != null) {
            addresses.add(new Address.Ssh(ssh, key, hostKey));
        }
        if (tcp != null && tcp.contains(":")) {
            addresses.add(tcp(f, tcp));
        }
        if (own != null) {
            addresses.add(new Address.Own());
        }
        return new PatrolTarget(id, system == null ? id : system, one(f, addresses), login, headers, scan);
    }

    private static Address one(Fields f, List<Address> addresses) {
        if (addresses.size() != 1) {
            f.reading()
                    .fault(
                            f.at(""),
                            addresses.isEmpty()
                                    ? "it has no address: one of url, jdbc, ssh, tcp, host"
                                    : "it has several addresses; it takes one of url, jdbc, ssh, tcp, host: make it several targets");
        }
        return addresses.isEmpty() ? new Address.Own() : addresses.getFirst();
    }

    private static Address tcp(Fields f, String text) {
        int colon = text.lastIndexOf(':');
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port < 1 || port > 65535) {
            f.fault("tcp", "there is no port " + port);
        }
        return new Address.Tcp(text.substring(0, colon).replaceAll("[\\[\\]]", ""), Math.clamp(port, 1, 65535));
    }

    /** What a target is, for a fault's words. */
    static String word(@Nullable PatrolTarget target) {
        return switch (target == null ? null : target.address()) {
            case null -> "nothing";
            case Address.Web web -> "url";
            case Address.Database database -> "jdbc";
            case Address.Ssh ssh -> "ssh";
            case Address.Tcp tcp -> "tcp";
            case Address.Own own -> "host";
        };
    }
}
