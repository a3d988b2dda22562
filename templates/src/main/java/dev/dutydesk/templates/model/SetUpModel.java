package dev.dutydesk.templates.model;

import java.util.List;

/**
 * Something that a platform's set-up lacks.
 *
 * @param connection the platform, and the workspace where it has several: {@code slack:main}
 * @param code what it is: {@code scope} or {@code permission}, {@code token} or {@code secret}, {@code channel}
 * @param about the scopes or permissions; what the platform says of the token or secret; the channel's name and the bot's
 */
public record SetUpModel(String connection, String code, List<String> about) {}
