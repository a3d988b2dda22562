package dev.dutydesk.state.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            付不了款，页面一直转圈。订单 20261123 | 付不了款，页面一直转圈
            怎么付不了款？急                    | 怎么付不了款？
            付不了款！！快看                     | 付不了款！
            nobody can pay! please help          | nobody can pay!
            Version 1.4.2 broke shop.cn/pay. Help | Version 1.4.2 broke shop.cn/pay
            first line\\nsecond                  | first line
            \\n\\n  late start\\nmore            | late start
            !!! site is down. now                | site is down
            no end at all                        | no end at all
            tabs\\tand   spaces                  | tabs and spaces
            。。。                               | 。。。
            Wait...                              | Wait
            """)
    void isTheFirstSentence(String text, String title) {
        assertThat(Titles.of(text.replace("\\n", "\n").replace("\\t", "\t"))).isEqualTo(title);
    }

    @Test
    void hasAtMostSixtyCharactersAndCutsNone() {
        assertThat(Titles.of("付".repeat(80))).isEqualTo("付".repeat(60));
        String family = "👨‍👩‍👧‍👦";
        assertThat(family.codePointCount(0, family.length())).isEqualTo(7);
        assertThat(Titles.of("a".repeat(55) + family + "b")).isEqualTo("a".repeat(55));
        assertThat(Titles.of("a".repeat(53) + family + "b")).isEqualTo("a".repeat(53) + family);
        assertThat(Titles.of("a".repeat(59) + "👍🏽")).isEqualTo("a".repeat(59));
        assertThat(Titles.of("a".repeat(59) + "🇨🇳")).isEqualTo("a".repeat(59));
        assertThat(Titles.of("a" + "\u0301".repeat(80))).hasSize(60);
    }

    @Test
    void isCutBeforeAnAddressRatherThanInIt() {
        String link = "https://shop.cn/pay?order=2026112300017";
        String before = "付".repeat(40);
        assertThat(Titles.of(before + "，见 " + link)).isEqualTo(before + "，见");
        assertThat(Titles.of("付".repeat(56) + link)).isEqualTo("付".repeat(56));
        assertThat(Titles.of("付".repeat(60) + link)).isEqualTo("付".repeat(60));
        assertThat(Titles.of("见 " + link + "，" + before)).startsWith("见 " + link + "，付");
        assertThat(Titles.of(link.repeat(3))).hasSize(60);
    }

    @Test
    void saysSomethingAlsoOfNothing() {
        assertThat(Titles.of("\u0000\u0001")).isEqualTo("…");
        assertThat(Titles.of("\u202Eyap ot\u202C")).isEqualTo("yap ot");
    }

    @Property
    void isNeverEmptyNorLongNorBroken(@ForAll String text) {
        String title = Titles.of(text);
        assertThat(title).isNotEmpty().doesNotContain("\n");
        assertThat(title.codePointCount(0, title.length())).isLessThanOrEqualTo(60);
    }
}
