package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.templates.Card;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedCommandTest {
    @ParameterizedTest
    @CsvSource({
        "acknowledge, SHOP-12, acknowledge SHOP-12",
        "'resolve:regression=passed,cause=code', SHOP-12, resolve SHOP-12 --regression passed --cause code",
        "'assign:key=SHOP-7,text=ops', , assign SHOP-7 ops",
        "'review:text=details.weekly-2026-11-27', , review details.weekly-2026-11-27",
        "'accept:key=SHOP-9', SHOP-12, accept SHOP-9",
        "mine, , mine",
    })
    void aButtonIsTypedAsItsCommand(String button, @Nullable String subject, String typed) {
        assertThat(TypedCommand.of(new Card.Button(button, "", Card.Style.PLAIN, false), subject))
                .isEqualTo(typed);
    }
}
