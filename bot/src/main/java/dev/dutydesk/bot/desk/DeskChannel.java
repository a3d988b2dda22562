package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel as the desk file has it.
 *
 * @param id its name everywhere: in the interface, in logs, in keys
 * @param workspace the connection's name where a platform has several; null for the only one
 * @param address the platform's own id of it; for the web chat it is the name
 * @param name what people read
 * @param uses what it is for, at least one
 * @param groups whose alerts it shows; null for all groups'
 * @param locale its language; null for the desk's
 */
public record DeskChannel(
        String id,
        Platform platform,
        @Nullable String workspace,
        Secret address,
        Words name,
        Set<Use> uses,
        @Nullable List<String> groups,
        @Nullable Locale locale) {

    public enum Platform {
        WEB,
        SLACK,
        DINGTALK,
        LARK,
        WECOM;

        /** The adapter's platform, as in {@link dev.dutydesk.chat.ChatAdapter#platform()}. */
        public String word() {
            return Forms.word(this);
        }

        static final Shape<Platform> SHAPE = Shapes.choice(values(), Platform::word);
    }

    public enum Use {
        /** Reports are taken here. */
        INTAKE,
        /** Every ticket of its groups stands here. */
        ALERTS,
        /** Reviews are posted here. */
        REVIEWS
    }

    static final Shape<Map<String, DeskChannel>> ALL = Shapes.map(
            Shapes.naming(Kinds.CHANNEL, "a channel's name, " + Forms.ID_TAKES, Forms.ID),
            "channel: platform, address, name, for, groups, locale",
            1,
            DeskChannel::read);

    /** Whether tickets of that group stand here wherever they were reported. */
    public boolean alerts(String group) {
        return uses.contains(Use.ALERTS) && (groups == null || groups.contains(group));
    }

    private static DeskChannel read(String id, Fields f) {
        Platform platform = f.need("platform", Platform.SHAPE, "Where the channel is.");
        String workspace = f.may(
                "workspace", Forms.WORD, "The connection's name, where the platform has several (`dutydesk.slack…`).");
        Secret address = f.may(
                "address",
                Secret.shape("the platform's own id of the channel", (reading, m) -> reading.fault(m.at(), m.what())),
                "The platform's own id. Needed everywhere but in the web chat, where it is the channel's name.");
        if (address == null && platform != Platform.WEB) {
            f.fault("platform", "a channel on " + platform.word() + " needs its address");
        }
        Words name = f.may("name", Words.SHAPE, "What people read; absent = the key.");
        DeskChannel channel = new DeskChannel(
                id,
                platform,
                workspace,
                address == null ? Secret.plain(id) : address,
                name == null ? Words.of(id) : name,
                uses(f),
                f.may(
                        "groups",
                        Shapes.some(Shapes.naming(Kinds.GROUP)),
                        "Whose alerts stand here; absent = all groups'."),
                f.may("locale", Forms.LOCALE, "The channel's language; absent = the desk's."));
        if (channel.groups() != null && f.has("groups") && !channel.uses().contains(Use.ALERTS)) {
            f.fault("groups", "groups choose whose alerts stand here, but the channel isn't for alerts");
        }
        Reading reading = f.reading();
        channel.address()
                .reveal()
                .ifPresent(a -> reading.give(Kinds.ADDRESS, platform.word() + " " + a, f.at("address")));
        return channel;
    }

    private static Set<Use> uses(Fields f) {
        List<Use> uses = f.need(
                "for",
                Shapes.some(Shapes.choice(Use.values(), Forms::word)),
                "What is done here: take reports, show every ticket of its groups, post reviews.");
        return uses.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(uses));
    }
}
