package dev.dutydesk.lark;

import com.lark.oapi.service.im.v1.model.UrgentAppMessageReq;
import com.lark.oapi.service.im.v1.model.UrgentPhoneMessageReq;
import com.lark.oapi.service.im.v1.model.UrgentReceivers;
import com.lark.oapi.service.im.v1.model.UrgentSmsMessageReq;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Urges.Means;
import java.util.Arrays;

/**
 * Makes a message of the bot's urgent: Lark's app rings for whoever it is for, Lark calls that one, or sends a text message. Each
 * call and text message uses up the organization's quota of them.
 *
 * @see <a href="https://open.feishu.cn/document/server-docs/im-v1/buzz-messages/urgent_app">in the app</a>
 * @see <a href="https://open.feishu.cn/document/server-docs/im-v1/buzz-messages/urgent_phone">by telephone</a>
 * @see <a href="https://open.feishu.cn/document/server-docs/im-v1/buzz-messages/urgent_sms">by text message</a>
 */
record Urging(Calls calls) {
    private static final String OPEN_ID = "open_id";

    /** @param message of which the person reads in the conversation, @param account whom */
    void urge(String message, String account, Means means) throws NotPosted {
        UrgentReceivers whom = to(account);
        String[] left = switch (means) {
            case APP -> inTheApp(message, whom);
            case SMS -> bySms(message, whom);
            case CALL -> byPhone(message, whom);
        };
        if (left != null && Arrays.asList(left).contains(account)) {
            throw new NotPosted(NotPosted.Why.NEVER, "Lark can't reach that person so");
        }
    }

    private static UrgentReceivers to(String account) {
        return UrgentReceivers.newBuilder().userIdList(new String[] {account}).build();
    }

    private String[] inTheApp(String message, UrgentReceivers whom) throws NotPosted {
        return calls.make((client, options) -> client.im()
                        .v1()
                        .message()
                        .urgentApp(
                                UrgentAppMessageReq.newBuilder()
                                        .messageId(message)
                                        .userIdType(OPEN_ID)
                                        .urgentReceivers(whom)
                                        .build(),
                                options))
                .getData()
                .getInvalidUserIdList();
    }

    private String[] byPhone(String message, UrgentReceivers whom) throws NotPosted {
        return calls.make((client, options) -> client.im()
                        .v1()
                        .message()
                        .urgentPhone(
                                UrgentPhoneMessageReq.newBuilder()
                                        .messageId(message)
                                        .userIdType(OPEN_ID)
                                        .urgentReceivers(whom)
                                        .build(),
                                options))
                .getData()
                .getInvalidUserIdList();
    }

    private String[] bySms(String message, UrgentReceivers whom) throws NotPosted {
        return calls.make((client, options) -> client.im()
                        .v1()
                        .message()
                        .urgentSms(
                                UrgentSmsMessageReq.newBuilder()
                                        .messageId(message)
                                        .userIdType(OPEN_ID)
                                        .urgentReceivers(whom)
                                        .build(),
                                options))
                .getData()
                .getInvalidUserIdList();
    }
}
