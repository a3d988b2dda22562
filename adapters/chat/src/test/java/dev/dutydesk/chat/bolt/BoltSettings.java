package dev.dutydesk.chat.bolt;

/**
 * @param botToken the workspace's bot token
 * @param appToken the app's token, for socket mode
 * @param api where the Web API is, with a slash at its end
 */
record BoltSettings(String botToken, String appToken, String api) {

    @Override
    public String toString() {
        return "BoltSettings[" + api + "]";
    }
}
