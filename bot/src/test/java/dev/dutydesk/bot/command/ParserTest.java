package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.command.Parsed.KeyMissing;
import dev.dutydesk.bot.command.Parsed.OptionWrong;
import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.command.Parsed.Talk;
import dev.dutydesk.bot.command.Parsed.Unknown;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    private static final TicketKey SHOP_12 = new TicketKey("SHOP", 12);

    private final Parser channel = new Parser("SHOP", false);
    private final Parser thread = new Parser("SHOP", true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ack SHOP-12",
                "／接单 SHOP-12",
                "/ACK shop-12",
                "/接单SHOP-12",
                "ack SHOP-12",
                "接单 SHOP-12",
                "接单SHOP-12",
                "Acknowledge #12",
                "接单12",
                "接单 12",
                "/接单　１２",
                "／接单　ＳＨＯＰ－１２",
                "／ａｃｋ　ＳＨＯＰ－１２",
                "ＡＣＫ　＃１２",
                "接单ＳＨＯＰ－１２",
                "接单 shop_12",
                "ack 12",
                "/ack 12",
                "接单 #12",
                "  接单　SHOP-12 "
            })
    void aCommandIsKnownByItsVerbAndKey(String text) {
        assertThat(channel.message(text, false)).isEqualTo(said(Command.ACK, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/report 付不了款, REPORT, 付不了款",
        "报修 付不了款, REPORT, 付不了款",
        "报修：付不了款, REPORT, 付不了款",
        "report: nobody can pay, REPORT, nobody can pay",
        "Report: nobody can pay, REPORT, nobody can pay",
        "list, LIST, ''",
        "列表 mine, LIST, mine",
        "help, HELP, ''",
        "帮助 resolve, HELP, resolve"
    })
    void whoSpeaksToTheBotNeedsNoSlash(String text, Command command, String rest) {
        assertThat(channel.message(text, true)).isEqualTo(new Said(command, null, rest, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help, nobody can pay",
                "help nobody can pay",
                "list of items is empty",
                "show page is blank",
                "解决不了，一直转圈",
                "resolve the payment trouble please",
                "付不了款"
            })
    void aReportThatBeginsWithAVerbStaysAReport(String text) {
        assertThat(channel.message(text, true)).isEqualTo(new Talk(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ack", "help", "list", "报修 付不了款", "ack COVID-19", "/api/pay fails", "just talk"})
    void talkThatDoesNotMentionTheBotIsTalk(String text) {
        assertThat(channel.message(text, false)).isEqualTo(new Talk(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHOP-12", "shop-12", "#12", " ＳＨＯＰ－１２ "})
    void aKeyAloneSaidToTheBotAsksForItsTicket(String text) {
        assertThat(channel.message(text, true)).isEqualTo(said(Command.SHOW, ""));
        assertThat(channel.message(text, false)).isEqualTo(new Talk(text));
        assertThat(thread.message(text, true)).isEqualTo(new Talk(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "12", "COVID-19", "SHOP-12 又坏了"})
    void whatIsNotJustAKeyMayTellOfAFault(String text) {
        assertThat(channel.message(text, true)).isEqualTo(new Talk(text));
    }

    @Test
    void aVerbWithWordsUnderATicketMayBeMeant() {
        assertThat(thread.perhaps("解决：已换证书 回归通过"))
                .contains(new Said(Command.RESOLVE, null, "已换证书", Map.of(Option.REGRESSION, "passed")));
        assertThat(thread.perhaps("进展 约三成支付失败，下次10:30"))
                .contains(new Said(Command.PROGRESS, null, "约三成支付失败", Map.of(Option.NEXT, "10:30")));
        for (String talk : List.of("解决了", "解决 12 点之前搞定", "解决不了 怎么办", "进展", "接单 吗", "付不了款", "ask him")) {
            assertThat(thread.perhaps(talk)).as(talk).isEmpty();
        }
        assertThat(channel.perhaps("解决 已换证书")).isEmpty();
    }

    @Test
    void whoTriesWhetherTheBotIsThereCallsNobody() {
        assertThat(channel.message("test", true)).isEqualTo(new Talk("test"));
        assertThat(channel.message("测试", true)).isEqualTo(new Talk("测试"));
        assertThat(channel.message("/test", true)).isEqualTo(new Said(Command.TEST, null, "", Map.of()));
    }

    @Test
    void aKeyThatIsMissingOrMistypedIsSaid() {
        assertThat(channel.message("/ack", false)).isEqualTo(new KeyMissing(Command.ACK, ""));
        assertThat(channel.message("ack", true)).isEqualTo(new KeyMissing(Command.ACK, ""));
        assertThat(channel.message("resolve SHOP12 done", true)).isEqualTo(new KeyMissing(Command.RESOLVE, "SHOP12"));
        assertThat(channel.command("ack soon")).isEqualTo(new KeyMissing(Command.ACK, "soon"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "解决 12 点之前搞定",
                "解决12点之前搞定",
                "取消 3 单吧",
                "退回 2 件货",
                "催 2 遍了",
                "link 2 accounts please",
                "hold 5 minutes",
                "ask 3 customers",
                "resolve 12 today",
                "解决 1.5 倍的问题",
                "解决了吗",
                "接单了没"
            })
    void aNumberThatCountsSomethingIsNoKey(String text) {
        assertThat(channel.message(text, false)).isEqualTo(new Talk(text));
        assertThat(thread.message(text, false)).isEqualTo(new Talk(text));
    }

    @Test
    void onATelephoneAnythingGoes() {
        Said expected = said(
                Command.RESOLVE,
                "已换证书",
                Map.of(Option.VERSION, "1.4.2", Option.ROLLBACK, "1.4.1", Option.REGRESSION, "passed"));
        assertThat(channel.message("解决 12 已换证书 版本1.4.2 回滚1.4.1 回归通过", false)).isEqualTo(expected);
        assertThat(channel.message("解决12 已换证书 ——version 1.4.2 —回滚 1.4.1 ——回归 通过", false))
                .isEqualTo(expected);
        assertThat(channel.message("解决 12 rm -n \"a\" --force", false))
                .isEqualTo(said(Command.RESOLVE, "rm -n \"a\" --force"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "解决 12 已换证书，版本1.4.2，回滚1.4.1，回归通过。",
                "解决 12 已换证书, 版本1.4.2, 回滚1.4.1, 回归通过.",
                "解决 12 已换证书；版本：1.4.2；回滚到1.4.1；回归：通过",
                "解决 12 已换证书 版本 1.4.2 回滚 1.4.1 回归 通过",
                "解决１２　已换证书　版本１．４．２　回滚１．４．１　回归测试通过",
                "解决 12 已换证书 －－version 1.4.2 －－回滚＝1.4.1 －－regression ｐａｓｓｅｄ"
            })
    void howeverItIsParted(String text) {
        assertThat(channel.message(text, false))
                .isEqualTo(said(
                        Command.RESOLVE,
                        "已换证书",
                        Map.of(Option.VERSION, "1.4.2", Option.ROLLBACK, "1.4.1", Option.REGRESSION, "passed")));
    }

    @Test
    void whatOnlyLooksLikeAnOptionIsText() {
        assertThat(channel.message("解决 12 换成新版本 3 个，回归正常版本。", false))
                .isEqualTo(said(Command.RESOLVE, "换成新版本 3 个，回归正常版本。"));
        assertThat(channel.message("解决 12 版本 2 的缓存，版本1.4.2，重启了", false))
                .isEqualTo(said(Command.RESOLVE, "版本 2 的缓存，重启了", Map.of(Option.VERSION, "1.4.2")));
    }

    @Test
    void theNextLinesTimeIsTypedAnyhow() {
        Said expected = said(Command.PROGRESS, "约三成支付失败", Map.of(Option.NEXT, "10:30"));
        assertThat(channel.message("进展 12 约三成支付失败，下次10:30", false)).isEqualTo(expected);
        assertThat(channel.message("进展 12 约三成支付失败 下次：１０：３０。", false)).isEqualTo(expected);
        assertThat(channel.message("进展12 约三成支付失败 ——下次 10：30", false)).isEqualTo(expected);
    }

    @Test
    void underATicketAVerbAloneIsEnough() {
        assertThat(thread.message("接单", false)).isEqualTo(new Said(Command.ACK, null, "", Map.of()));
        assertThat(channel.message("接单", false)).isEqualTo(new Talk("接单"));
        assertThat(thread.message("接单 ＳＨＯＰ－１３", true))
                .isEqualTo(new Said(Command.ACK, new TicketKey("SHOP", 13), "", Map.of()));
    }

    @Test
    void underATicketItsKeyMayBeLeftOut() {
        assertThat(thread.message("/ack", false)).isEqualTo(new Said(Command.ACK, null, "", Map.of()));
        assertThat(thread.message("resolve renewed the certificate --version 1.4.2", true))
                .isEqualTo(new Said(Command.RESOLVE, null, "renewed the certificate", Map.of(Option.VERSION, "1.4.2")));
        assertThat(thread.message("/ack SHOP-13", false))
                .isEqualTo(new Said(Command.ACK, new TicketKey("SHOP", 13), "", Map.of()));
    }

    @Test
    void onlyAVerbsOwnOptionsEndTheText() {
        assertThat(channel.message("resolve SHOP-12 restarted with --force and --stars 5", false))
                .isEqualTo(said(Command.RESOLVE, "restarted with --force and --stars 5"));
        assertThat(channel.message("diagnose SHOP-12 --version is missing", false))
                .isEqualTo(said(Command.DIAGNOSE, "--version is missing"));
        assertThat(channel.message("resolve SHOP-12 use--version 3", false))
                .isEqualTo(said(Command.RESOLVE, "use--version 3"));
    }

    @Test
    void optionsStandAnywhereAfterTheKey() {
        Said expected = said(
                Command.RESOLVE,
                "已换证书",
                Map.of(
                        Option.VERSION, "1.4.2",
                        Option.ROLLBACK, "1.4.1",
                        Option.REGRESSION, "passed",
                        Option.CAUSE, "config"));
        assertThat(channel.message(
                        "解决 SHOP-12 已换证书 --version 1.4.2 --rollback 1.4.1 --regression passed --cause config", false))
                .isEqualTo(expected);
        assertThat(channel.message("解决 SHOP-12 --版本 1.4.2 --回滚=1.4.1 已换证书 —回归 通过 ——cause \"config\"", false))
                .isEqualTo(expected);
    }

    @Test
    void linesOfTheTextAreKept() {
        assertThat(channel.message("resolve SHOP-12 first\n  second\n--regression none", false))
                .isEqualTo(said(Command.RESOLVE, "first\n  second", Map.of(Option.REGRESSION, "none")));
    }

    @Test
    void aReasonReachesToItsQuotesOrTheNextOption() {
        Said expected = said(Command.ACCEPT, "", Map.of(Option.FOR_REPORTER, "she is on leave", Option.STARS, "5"));
        assertThat(channel.message("accept SHOP-12 --for-reporter \"she is on leave\" --stars 5", false))
                .isEqualTo(expected);
        assertThat(channel.message("accept SHOP-12 --stars 5 --for-reporter “she is on leave”", false))
                .isEqualTo(expected);
        assertThat(channel.message("accept SHOP-12 --for-reporter she is on leave --stars 5", false))
                .isEqualTo(expected);
        assertThat(channel.message("accept SHOP-12 --for-reporter \"see --stars 1\" --stars 5", false))
                .isEqualTo(said(Command.ACCEPT, "", Map.of(Option.FOR_REPORTER, "see --stars 1", Option.STARS, "5")));
    }

    @Test
    void aWrongOptionIsSaid() {
        assertThat(channel.message("resolve SHOP-12 done --regression maybe", false))
                .isEqualTo(wrong(Command.RESOLVE, Option.REGRESSION, OptionWrong.Fault.NO_CHOICE, "maybe"));
        assertThat(channel.message("accept SHOP-12 --stars", false))
                .isEqualTo(wrong(Command.ACCEPT, Option.STARS, OptionWrong.Fault.MISSING, ""));
        assertThat(channel.message("accept SHOP-12 --stars 6", false))
                .isEqualTo(wrong(Command.ACCEPT, Option.STARS, OptionWrong.Fault.NO_CHOICE, "6"));
        assertThat(channel.message("resolve SHOP-12 --version 1 --version 2", false))
                .isEqualTo(wrong(Command.RESOLVE, Option.VERSION, OptionWrong.Fault.TWICE, "2"));
    }

    @Test
    void whatIsMeantAsACommandAndIsNoneIsSaidWithTheNearest() {
        assertThat(channel.message("/resolv SHOP-12", false))
                .isEqualTo(new Unknown("resolv", Command.RESOLVE, "resolv SHOP-12"));
        assertThat(channel.command("banana")).isEqualTo(new Unknown("banana", null, "banana"));
        assertThat(channel.message("/akc", false)).isEqualTo(new Unknown("akc", Command.ACK, ""));
        assertThat(channel.message("resovle SHOP-12 done", true))
                .isEqualTo(new Unknown("resovle", Command.RESOLVE, "resovle SHOP-12 done"));
        assertThat(channel.message("resovle SHOP-12 done", false)).isEqualTo(new Talk("resovle SHOP-12 done"));
        assertThat(channel.message("订单 12 付不了款", true)).isEqualTo(new Talk("订单 12 付不了款"));
    }

    private static Said said(Command command, String text) {
        return said(command, text, Map.of());
    }

    private static Said said(Command command, String text, Map<Option, String> options) {
        return new Said(command, SHOP_12, text, options);
    }

    private static OptionWrong wrong(Command command, Option option, OptionWrong.Fault fault, String typed) {
        return new OptionWrong(command, option, fault, typed);
    }
}
