package dev.dutydesk.lark;

import com.lark.oapi.service.contact.v3.model.BatchGetIdUserReq;
import com.lark.oapi.service.contact.v3.model.BatchGetIdUserReqBody;
import com.lark.oapi.service.contact.v3.model.GetUserReq;
import com.lark.oapi.service.contact.v3.model.User;
import com.lark.oapi.service.contact.v3.model.UserContactInfo;
import com.lark.oapi.service.im.v1.model.GetChatReq;
import dev.dutydesk.chat.NotPosted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Lark calls people and chats, remembered for an hour. Where it doesn't answer they are called by their ids. */
final class LarkPeople {
    private static final Duration FRESH = Duration.ofHours(1);

    /** Far more than talk to a bot within the hour. */
    private static final int MOST = 10_000;

    private static final String OPEN_ID = "open_id";

    private final Calls calls;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    LarkPeople(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    private record Known(String name, Instant at) {}

    private interface Asking {
        @Nullable
        String name() throws NotPosted;
    }

    String name(String account) {
        return named(account, () -> {
            User user = calls.make((client, options) -> client.contact()
                            .v3()
                            .user()
                            .get(
                                    GetUserReq.newBuilder()
                                            .userId(account)
                                            .userIdType(OPEN_ID)
                                            .build(),
                                    options))
                    .getData()
                    .getUser();
            return user == null ? null : user.getName();
        });
    }

    String chat(String id) {
        return named(
                id,
                () -> calls.make((client, options) -> client.im()
                                .v1()
                                .chat()
                                .get(GetChatReq.newBuilder().chatId(id).build(), options))
                        .getData()
                        .getName());
    }

    private String named(String id, Asking asking) {
        Instant now = clock.instant();
        Known before = known.get(id);
        if (before != null && before.at().plus(FRESH).isAfter(now)) {
            return before.name();
        }
        try {
            String name = asking.name();
            return remember(id, new Known(name == null || name.isBlank() ? id : name, now));
        } catch (NotPosted e) {
            return before == null ? id : before.name();
        }
    }

    private String remember(String id, Known found) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(id, found);
        return found.name();
    }

    /**
     * The open id of who has that address; empty where nobody has.
     *
     * @throws NotPosted where Lark doesn't say
     */
    Optional<String> accountOf(String email) throws NotPosted {
        UserContactInfo[] found = calls.make((client, options) -> client.contact()
                        .v3()
                        .user()
                        .batchGetId(
                                BatchGetIdUserReq.newBuilder()
                                        .userIdType(OPEN_ID)
                                        .batchGetIdUserReqBody(BatchGetIdUserReqBody.newBuilder()
                                                .emails(new String[] {email})
                                                .build())
                                        .build(),
                                options))
                .getData()
                .getUserList();
        return (found == null ? Stream.<UserContactInfo>of() : Stream.of(found))
                .map(UserContactInfo::getUserId)
                .filter(id -> id != null && !id.isEmpty())
                .findFirst();
    }
}
