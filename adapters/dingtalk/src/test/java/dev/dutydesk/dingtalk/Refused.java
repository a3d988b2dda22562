package dev.dutydesk.dingtalk;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What DingTalk doesn't do, with how it says so. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    final int status;
    final transient ObjectNode body;

    Refused(int status, String code) {
        super(code);
        this.status = status;
        body = JsonMapper.shared()
                .createObjectNode()
                .put("code", code)
                .put("message", code)
                .put("requestid", "r");
    }
}
