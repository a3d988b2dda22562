package dev.dutydesk.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.dutydesk.bot.desk.shape.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of fault, made in the example by replacing one text, at its line and in its words. */
class FaultsTest {
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            version: 1                       | version: 2                          | 3   | '2' stands here; it takes 1
            desk: shop                       | desk: Shop                          | 4   | 'Shop' stands here; it takes an id of a-z, 0-9 and -
            desk: shop                       | desk: sh}op                         | 4   | 'sh}op' stands here
            prefix: SHOP                     | prefix: shop                        | 6   | it takes a prefix of 1 to 10 capital letters and digits
            prefix: SHOP                     | prefix: ABCDEFGHIJK                 | 6   | it takes a prefix
            prefix: SHOP                     | prefiks: SHOP                       | 6   | unknown key 'prefiks'; did you mean 'prefix'?
            prefix: SHOP                     | prefiks: SHOP                       | 3   | the key 'prefix' is missing
            locale: zh-CN                    | locale: zz-CN                       | 7   | 'zz-CN' stands here; it takes a language such as zh-CN or en
            locale: zh-CN                    | locale: [zh-CN]                     | 7   | a list stands here; it takes a language
            zone: Asia/Shanghai              | zone: Asia/Shanghia                 | 8   | it takes a zone such as Asia/Shanghai
            zone: Asia/Shanghai              | zone:                               | 8   | nothing stands here; it takes a zone
            country: CN                      | country: China                      | 10  | it takes a country's two letters
            MON-FRI: ["09:00-18:00"]         | MON-FRY: ["09:00-18:00"]            | 11  | 'MON-FRY' stands here; it takes days such as MON-FRI
            ["09:00-18:00"]                  | ["09:00-25:00"]                     | 11  | it takes hours such as "09:00-18:00"
            ["09:00-18:00"]                  | ["18:00-09:00"]                     | 11  | within one day
            ["09:00-18:00"]                  | ["09:00-18:00", "17:00-20:00"]      | 11  | these hours overlap
            {MON-FRI: ["09:00-18:00"]}       | {MON-FRI: ["09:00-18:00"], FRI: ["09:00-12:00"]} | 11 | a day of the week is named twice
            {MON-FRI: ["09:00-18:00"]}       | {MON-FRI: []}                       | 11  | the list is empty
            cutoff: "16:00"                  | cutoff: "4 pm"                      | 12  | it takes a time of day such as "09:30"
            2026-12-31: day-off              | 2026-02-30: day-off                 | 14  | '2026-02-30' stands here; it takes a date
            2026-12-31: day-off              | 2026-12-31: day-of                  | 14  | it takes day-off | working; did you mean 'day-off'?
            paid-until: 2029-06-30           | paid-until: 2026-06-30              | 15  | paid-until is before free-until
            out-of-scope: [feedback]         | out-of-scope: [feedbak]             | 15  | there is no category 'feedbak'; did you mean 'feedback'?
            templates: templates/shop        | templates: ../other                 | 16  | it takes a path below the desks folder
            templates: templates/shop        | templates: /etc                     | 16  | it takes a path below the desks folder
            platform: web                    | platform: wep                       | 20  | did you mean 'web'?
            platform: web                    | platform: slack                     | 20  | a channel on slack needs its address
            for: [intake, alerts, reviews]}  | for: [intak, alerts]}               | 20  | did you mean 'intake'?
            for: [intake, alerts, reviews]}  | for: []}                            | 20  | the list is empty
            for: [intake, alerts, reviews]}  | for: [intake], groups: [dev]}       | 20  | the channel isn't for alerts
            for: [intake, alerts, reviews]}  | for: [alerts], groups: [devs]}      | 20  | there is no group 'devs'; did you mean 'dev'?
            for: [intake, alerts, reviews]}  | for: [alerts], address: "env:NOT_SET_ANYWHERE"} | 20 | the environment variable NOT_SET_ANYWHERE isn't set
            "  # shop-slack:"                | "  shop: {platform: web, for: [intake]} # :" | 21 | the key 'shop' is already there in line 20
            "  # shop-slack:"                | "  two: {platform: web, address: shop, for: [intake]} # :" | 21 | the same address of a channel on its platform is already there in line 20
            "  # shop-slack:"                | "  Two: {platform: web, for: [intake]} # :" | 21 | 'Two' stands here; it takes a channel's name
            when: mention                    | when: every-mesage                  | 27  | did you mean 'every-message'?
            join-within: 3m                  | join-within: 3 min                  | 28  | '3 min' stands here; it takes a duration such as 30s, 5m, 2h or 3d
            join-within: 3m                  | join-within: 1wd                    | 28  | it takes a duration such as 30s
            join-within: 3m                  | join-within: 0m                     | 28  | it takes a duration such as 30s
            lead: sun.li                     | lead: sun.lee                       | 35  | there is no person 'sun.lee'; did you mean 'sun.li'?
            {id: chen.jie,                   | {id: li.wei,                        | 43  | the person 'li.wei' is already there in line 42
            {id: admin,                      | {id: clock,                         | 48  | 'clock' is the bot's own name
            {id: admin,                      | {id: "guest:x",                     | 48  | it takes a person's id
            {web: chen.jie}                  | {web: li.wei}                       | 43  | the account 'web li.wei' is already there in line 42
            {web: chen.jie}                  | {wep: chen.jie}                     | 43  | did you mean 'web'?
            groups: [ops, dev]               | groups: [ops, devv]                 | 43  | there is no group 'devv'; did you mean 'dev'?
            side: biz, role                  | side: bizz, role                    | 45  | there is no side 'bizz'; did you mean 'biz'?
            deputy: he.jing                  | deputy: he.jin                      | 46  | there is no person 'he.jin'; did you mean 'he.jing'?
            deputy: he.jing                  | deputy: wang.fang                   | 46  | a person can't be their own deputy
            role: admin                      | role: admn                          | 48  | did you mean 'admin'?
            role: admin                      | email: nobody                       | 48  | it takes an e-mail address
            "  P1:      {respond"            | "  P0:      {respond"               | 52  | 'P0' stands here; it takes P1 | P2 | P3 | routine
            contact: zhao.min                | contact: zhaomin                    | 52  | there is no person 'zhaomin'; did you mean 'zhao.min'?
            resolve: 1wd, clock: working     | resolve: 1wd, clock: extended       | 54  | clock: extended needs extended-hours
            resolve: 1wd, clock: working     | resolve: 1wd, extended-hours: ["08:00-24:00"] | 54 | extended-hours count only with clock: extended
            resolve: 1wd,                    | resolve: one day,                   | 54  | it takes a duration such as 30s, 5m, 2h, 3d, 1wd (working day) or same-day
            at: [50%, 80%, 100%]             | at: [50%, 0.8]                      | 57  | '0.8' stands here; it takes a percentage such as 80%
            via: [thread]}     #             | via: [thred]}     #                 | 57  | did you mean 'thread'?
            {after: 0%, to: [on-duty], via: [thread, dm, call]} | {after: 0%, to: [nobody]} | 60 | it takes on-duty | backup | lead | handler
            {after: 0%, to: [on-duty], via: [thread, dm, call]} | {after: 0%, to: [handler]} | 60 | there is no handler while nobody has acknowledged
            {after: 0%, to: [on-duty], via: [thread, dm, call]} | {to: [on-duty]} | 60  | the key 'after' is missing; it takes a percentage
            {silent: 15m, to: [handler]}     | {silent: 15m, deadline: any, to: [handler]} | 61 | it takes either silent or deadline
            {silent: 15m, to: [handler]}     | {to: [handler]}                     | 61  | it takes either silent or deadline
            to: "08:00"}                     | to: "22:00"}                        | 67  | from and to are the same time
            cap: 3wd                         | cap: -3wd                           | 68  | it takes a duration
            never-by-clock: [P1]             | never-by-clock: []                  | 69  | P1 must be in it
            after: reopen-window             | after: 5d                           | 71  | it takes reopen-window
            {group: ops, shifts              | {group: opps, shifts                | 74  | there is no group 'opps'; did you mean 'ops'?
            {group: dev, shifts              | {group: ops, shifts                 | 75  | the roster of the group 'ops' is already there in line 74
            people: [chen.jie, zhao.min]     | people: [chen.jie, nobody]          | 74  | there is no person 'nobody'; there are li.wei, chen.jie
            people: [chen.jie, zhao.min]     | people: []                          | 74  | the list is empty
            rotate: weekly, at: "MON 10:00", from: 2026-11-23, people: [chen | rotate: weekly, at: "10:00", from: 2026-11-23, people: [chen | 74 | a weekly rotation needs the day too
            rotate: weekly, at: "MON 10:00", from: 2026-11-23, people: [chen | rotate: daily, at: "MON 10:00", from: 2026-11-23, people: [chen | 74 | a rotation that isn't weekly takes only a time
            from: "2026-11-10T20:00"         | from: "2026-11-10 20:00"            | 80  | it takes a date and time
            to: "2026-11-12T00:00"           | to: "2026-11-10T00:00"              | 81  | the promotion ends before it begins
            availability: 0.9999             | availability: 99.99                 | 83  | it takes a share between 0 and 1
            freeze: true                     | freeze: yes                         | 85  | 'yes' stands here; it takes true or false
            before: 14d                      | before: two weeks                   | 87  | it takes a duration
            causes: [code, config            | causes: [code, code                 | 89  | the cause 'code' is already there in line 89
            module: payment, grade: P1       | module: payment, grade: P9          | 92  | it takes P1 | P2 | P3 | routine
            module: payment, grade: P1       | module: payment                     | 92  | the key 'grade' is missing
            "{words: [商城打不开"              | "{about: [商城打不开"                | 93  | trouble is missing
            "{words: [商城打不开"              | "{otherwise: true, words: [商城打不开" | 93 | more than one condition
            category: server, module: site   | examples: [any:sites], category: server, module: site | 93 | there is no list of examples 'sites'; did you mean 'site'?
            otherwise: true                  | words: [other]                      | 92  | exactly one rule must say otherwise: true
            otherwise: true                  | otherwise: false                    | 101 | otherwise takes only true
            otherwise: true,                 | ""                                  | 101 | the rule has no condition
            triage: true}                    | triage: maybe}                      | 101 | it takes true or false
            cron: "0 0 10 1 * *"             | cron: "0 10 1 * *"                  | 104 | it takes six cron fields
            cron: "0 0 10 1 * *"             | cron: "0 0 99 1 * *"                | 104 | it takes six cron fields
            {id: firewall-rules,             | {id: monthly-patch,                 | 105 | the recurring ticket 'monthly-patch' is already there in line 104
            {at: "09:30", days: working}     | {at: "9:30"}                        | 112 | it takes a time of day
            {at: "FRI 17:00"}                | {at: "17:00"}                       | 113 | it takes a day and a time such as "FRI 17:00"
            {at: "1 10:30"}                  | {at: "31 10:30"}                    | 114 | it takes a day of the month, 1 to 28
            people: leads                    | people: everyone                    | 115 | it takes leads | all
            [patrols/shop.yml]               | [../shop.yml]                       | 117 | it takes a path below the desks folder
            [patrols/shop.yml]               | patrols/shop.yml                    | 117 | it takes a list of: a path
            name: 李伟,                      | name: *anchor,                      | 42  | an alias (*anchor) isn't read here
            patrols: [patrols/shop.yml]      | patrols: [patrols/shop.yml          | 117 | not YAML: while parsing a flow sequence
            """)
    void isToldWhereItStands(String old, String text, int line, String words) {
        List<Fault> faults = broken(unquoted(old), unquoted(text));
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.at().line()).isEqualTo(line);
            assertThat(fault.what()).contains(words);
        });
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static List<Fault> broken(String old, String text) {
        String example = Examples.text();
        assertThat(example).contains(old);
        int at = example.indexOf(old);
        return Examples.read(example.substring(0, at) + text + example.substring(at + old.length()))
                .faults();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        String text = Examples.text()
                .replace("zone: Asia/Shanghai", "zone: nowhere")
                .replace("lead: sun.li", "lead: nobody")
                .replace("cutoff: \"16:00\"", "cutof: \"16:00\"")
                .replace("people: leads", "people: boss");
        assertThat(Examples.read(text).faults())
                .extracting(fault -> fault.at().line())
                .containsExactly(8, 12, 35, 115);
    }

    @Test
    void aColumnIsToldToo() {
        assertThat(broken("prefix: SHOP", "prefix: shop"))
                .extracting(Fault::toString)
                .singleElement(STRING)
                .startsWith("shop.yml:6:9: 'shop' stands here");
    }

    @Test
    void whatIsNoFileOfKeysIsAFault() {
        assertThat(whats("")).containsExactly("the file is empty");
        assertThat(whats("# nothing\n")).containsExactly("the file is empty");
        assertThat(whats("- a\n")).containsExactly("a list stands here; it takes a desk");
        assertThat(whats("text\n")).containsExactly("'text' stands here; it takes a desk");
        assertThat(whats(Examples.text() + "---\nversion: 1\n"))
                .containsExactly("a second document begins here; a file holds one");
        assertThat(whats("version: \u0001")).containsExactly("a character that can't be seen stands here; take it out");
        assertThat(whats("#" + "x".repeat(1_000_001)))
                .singleElement()
                .asString()
                .startsWith("the file is too big");
        assertThat(whats("a: " + "[".repeat(1000))).singleElement().asString().startsWith("not YAML");
    }

    @Test
    void aBombOfAliasesIsRefusedAsWritten() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(whats(bomb.toString())).contains("an alias (*a0) isn't read here; write it out");
    }

    @Test
    void aSecretIsNeverInAFaultNorPrinted() {
        String text = Examples.text()
                .replace(
                        "  # shop-slack:",
                        "  one: {platform: wecom, address: hush-hush, for: [alerts]}\n"
                                + "  two: {platform: wecom, address: hush-hush, for: [alerts]} #");
        DeskFile twice = Examples.read(text);
        assertThat(twice.faults()).hasSize(1);
        assertThat(twice.faults().toString()).doesNotContain("hush");
        Desk desk = Examples.shop(
                text.replace("two: {platform: wecom, address: hush-hush", "two: {platform: wecom, address: other"));
        assertThat(desk.toString()).doesNotContain("hush").contains("env:MOBILE_LI_WEI");
        assertThat(desk.channels().get(1).address().reveal()).contains("hush-hush");
    }

    @Test
    void aSecretIsTakenFromTheEnvironment() {
        String text = Examples.text()
                .replace("address: C0123456789", "")
                .replace("  # shop-slack:", "  watch: {platform: wecom, address: \"env:KEY\", for: [alerts]} #");
        DeskFile file = DeskFile.read(
                "shop.yml", new DeskFolder.Text(text, ""), Path.of("."), name -> name.equals("KEY") ? "k-1\n" : null);
        assertThat(file.faults()).isEmpty();
        assertThat(file.desk().orElseThrow().rooms().get(1).id()).isEqualTo("k-1");
    }

    @Test
    void aShortFileIsEnough() {
        Desk desk = Examples.shop("""
                version: 1
                desk: mall
                name: Mall
                prefix: MALL
                locale: en
                zone: Europe/Berlin
                channels: {mall: {platform: web, for: [intake, alerts]}}
                groups: {dev: {name: Developers, lead: ann}}
                people: [{id: ann, name: Ann, groups: [dev], accounts: {web: ann}}]
                routing: [{otherwise: true, category: other, grade: P3, group: dev}]
                """);
        assertThat(desk.handling().grades()).hasSize(4);
        assertThat(desk.rooms().getFirst().title()).isEqualTo("mall");
        assertThat(desk.intake().when()).isEqualTo(Intake.When.MENTION);
    }

    private static List<String> whats(String text) {
        return Examples.read(text).faults().stream().map(Fault::what).toList();
    }
}
