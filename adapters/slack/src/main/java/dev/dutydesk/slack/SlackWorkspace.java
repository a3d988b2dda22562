package dev.dutydesk.slack;

/**
 * @param botToken the workspace's bot token
 * @param appToken the app's token, for socket mode
 * @param api where the Web API is, with a slash at its end
 */
record SlackWorkspace(String botToken, String appToken, String api) {

    @Override
    public String toString() {
        return "SlackWorkspace[" + api + "]";
    }
}
