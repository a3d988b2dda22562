package dev.dutydesk.dingtalk;

import com.dingtalk.open.app.api.callback.DingTalkStreamTopics;
import com.dingtalk.open.app.stream.protocol.CommandType;
import com.dingtalk.open.app.stream.protocol.DefaultProtocolRequestFacade;
import com.dingtalk.open.app.stream.protocol.ProtocolRequest;
import com.dingtalk.open.app.stream.protocol.ProtocolResponse;
import com.dingtalk.open.app.stream.protocol.event.EventAckStatus;
import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.Unsettled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Where what comes by the stream goes, and what is answered. Returns only after the bot has answered. */
final class Arrivals {
    /** The robot was let into a group; told only to an app that subscribed to it. */
    private static final String INSTALLED = "im_cool_app_install";

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    private final Hearing hearing;
    private final CardTaps taps;
    private final MonthlyCalls pushes;

    Arrivals(Hearing hearing, CardTaps taps, MonthlyCalls pushes) {
        this.hearing = hearing;
        this.taps = taps;
        this.pushes = pushes;
    }

    ProtocolResponse take(ProtocolRequest frame) {
        pushes.made();
        DefaultProtocolRequestFacade request = new DefaultProtocolRequestFacade(frame);
        try {
            JsonNode data = Json.read(request.getData());
            if (data == null) {
                return ProtocolResponse.newErrorResponse(request, 400, "no JSON");
            }
            return request.getType() == CommandType.EVENT ? event(request, data) : callback(request, data);
        } catch (Unsettled e) {
            log.info("Not acknowledged: {}", e.getMessage());
            return request.getType() == CommandType.EVENT
                    ? answered(request, status(EventAckStatus.LATER))
                    : ProtocolResponse.new500Response(request);
        } catch (RuntimeException e) {
            log.error("Not acknowledged", e);
            return ProtocolResponse.new500Response(request);
        }
    }

    private ProtocolResponse callback(DefaultProtocolRequestFacade request, JsonNode data) {
        switch (request.getTopic()) {
            case DingTalkStreamTopics.BOT_MESSAGE_TOPIC -> hearing.said(data);
            case DingTalkStreamTopics.CARD_CALLBACK_TOPIC -> taps.tapped(data, request.getMessageId());
            default -> {
                return ProtocolResponse.newErrorResponse(request, 404, "not subscribed");
            }
        }
        return answered(request, "{\"response\":{}}");
    }

    private ProtocolResponse event(DefaultProtocolRequestFacade request, JsonNode data) {
        if (INSTALLED.equals(request.getHeader("eventType"))) {
            hearing.joined(data, String.valueOf(request.getHeader("eventId")));
        }
        return answered(request, status(EventAckStatus.SUCCESS));
    }

    private static String status(EventAckStatus status) {
        return Json.object().put("status", status.name()).put("message", "").toString();
    }

    private static ProtocolResponse answered(DefaultProtocolRequestFacade request, String data) {
        ProtocolResponse response = ProtocolResponse.new200Response(request);
        response.setData(data);
        return response;
    }
}
