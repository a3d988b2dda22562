package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.OneBot;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.DeskRecords;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import org.junit.jupiter.api.Test;

/** Reviews that an earlier bot kept in another form: their posts stand in the chat, and no page breaks on them. */
class ShelfTest extends OneBot {
    @Test
    void aReviewInAnEarlierFormIsNotThere() {
        Store store = bot.part(Store.class);
        DeskRecords records = store.records();
        Desk shop = bot.part(Desks.class).byId("shop").orElseThrow();
        keep(
                store,
                records.find("shop", "reviews")
                        .with("{\"reviews\":[{\"id\":\"weekly-2026-11-20\",\"kind\":\"WEEKLY\","
                                + "\"from\":\"2026-11-13T09:00:00Z\",\"until\":\"2026-11-20T09:00:00Z\"}]}"));
        keep(
                store,
                records.find("shop", "review:weekly-2026-11-20")
                        .with("{\"period\":{\"kind\":\"WEEKLY\",\"from\":\"2026-11-13T09:00:00Z\","
                                + "\"until\":\"2026-11-20T09:00:00Z\"}}"));

        assertThat(new Shelf(records).all(shop)).hasSize(1);
        assertThat(new Shelf(records).find(shop, "weekly-2026-11-20")).isEmpty();
        assertThat(bot.get("/reviews/shop").status()).isEqualTo(200);
        assertThat(bot.get("/reviews/shop/weekly-2026-11-20").status()).isEqualTo(404);
    }

    private static void keep(Store store, DeskRecord record) {
        assertThat(store.tickets().commit(Commit.of("shop", "kept:" + record.name(), record, "")))
                .isInstanceOf(Outcome.Done.class);
    }
}
