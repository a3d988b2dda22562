package dev.dutydesk.lark;

import com.google.gson.annotations.SerializedName;
import com.lark.oapi.core.annotation.Query;
import org.jspecify.annotations.Nullable;

/** One page of a chat's messages, or of a thread's, as the SDK writes a query; it doesn't know the last part. */
final class Listing {
    private static final int PAGE = 50;

    @Query
    @SerializedName("container_id_type")
    private final String kind;

    @Query
    @SerializedName("container_id")
    private final String container;

    @Query
    @SerializedName("start_time")
    private final @Nullable String since;

    @Query
    @SerializedName("sort_type")
    private final String order;

    @Query
    @SerializedName("page_size")
    private final int size = PAGE;

    @Query
    @SerializedName("page_token")
    private final @Nullable String page;

    @Query
    @SerializedName("card_msg_content_type")
    private final String cards = "user_card_content";

    private Listing(String kind, String container, @Nullable String since, boolean oldestFirst, @Nullable String page) {
        this.kind = kind;
        this.container = container;
        this.since = since;
        order = oldestFirst ? "ByCreateTimeAsc" : "ByCreateTimeDesc";
        this.page = page;
    }

    /** Of a chat, without what stands in threads. @param since seconds; what was said in that second is there too */
    static Listing ofChat(String chat, long since, boolean oldestFirst, @Nullable String page) {
        return new Listing("chat", chat, Long.toString(since), oldestFirst, page);
    }

    /** Of a thread, latest first: Lark gives it out only from its beginning or its end. */
    static Listing ofThread(String topic, @Nullable String page) {
        return new Listing("thread", topic, null, false, page);
    }
}
