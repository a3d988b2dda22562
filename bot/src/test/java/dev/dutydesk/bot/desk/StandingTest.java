package dev.dutydesk.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    private final Desk shop = Examples.shop();

    @Test
    void anAccountSaysWhoItIs() {
        Actor liWei = shop.actor("slack", "U0LIWEI", "whoever");
        assertThat(liWei.id()).isEqualTo("li.wei");
        assertThat(liWei.groups()).containsExactly("dev");
        assertThat(liWei.side()).isEqualTo("dev");
        assertThat(liWei.deskLead()).isFalse();
        assertThat(liWei.isResponder()).isTrue();
        assertThat(shop.actor("web", "chen.jie", "").groups()).containsExactly("ops", "dev");
    }

    @Test
    void leadsDeputiesAndAdminsAreKnown() {
        Actor zhaoMin = shop.actor("zhao.min").orElseThrow();
        assertThat(zhaoMin.deskLead()).isTrue();
        assertThat(zhaoMin.leads()).containsExactlyInAnyOrder("dev", "ops");
        assertThat(shop.actor("sun.li").orElseThrow().side()).isEqualTo("biz");
        assertThat(shop.actor("he.jing").orElseThrow().deputyOf()).containsExactly("wang.fang");
        Actor admin = shop.actor("admin").orElseThrow();
        assertThat(admin.admin()).isTrue();
        assertThat(admin.side()).isNull();
        assertThat(admin.isResponder()).isFalse();
    }

    @Test
    void whoeverIsNotKnownIsAGuest() {
        Actor guest = shop.actor("web", "xiao.ming", "小明");
        assertThat(guest.id()).isEqualTo("guest:小明");
        assertThat(guest.kind()).isEqualTo(Actor.Kind.GUEST);
        assertThat(guest.side()).isNull();
        assertThat(shop.actor("web", "x".repeat(500), "").id()).isEqualTo("guest:" + "x".repeat(64));
        assertThat(shop.actor("web", "a\nb\u202e", "").id()).isEqualTo("guest:ab");
        assertThat(shop.actor("guest:小明")).contains(guest);
        assertThat(shop.actor("nobody")).isEmpty();
    }

    @Test
    void aNameWillDoOnTheWebChatWhenItIsOnePersonsButNotElsewhere() {
        assertThat(shop.actor("web", "王芳", "王芳").id()).isEqualTo("wang.fang");
        assertThat(shop.actor("slack", "U666", "王芳").id()).isEqualTo("guest:王芳");
        Desk twins = Examples.shop(Examples.text().replace("name: 何静", "name: 王芳"));
        assertThat(twins.actor("web", "王芳", "王芳").kind()).isEqualTo(Actor.Kind.GUEST);
    }

    @Test
    void namesAreWhatPeopleRead() {
        assertThat(List.of(
                        shop.nameOf("li.wei"),
                        shop.nameOf("guest:小明"),
                        shop.nameOf("patrol:buy-flow"),
                        shop.nameOf("gone")))
                .containsExactly("李伟", "小明", "buy-flow", "gone");
    }

    @Test
    void aTicketStandsWhereItWasReportedAndInItsGroupsAlertChannels() {
        Desk desk = Examples.shop(Examples.text()
                .replace(
                        "  # shop-slack:",
                        "  help: {platform: web, for: [intake]}\n"
                                + "  ops-work: {platform: web, for: [alerts], groups: [ops, biz]}\n  #"));
        assertThat(desk.rooms("help", "dev")).containsExactly("help", "shop");
        assertThat(desk.rooms("shop", "ops")).containsExactly("shop", "ops-work");
    }
}
