package dev.dutydesk.bot.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether people sign in.
 *
 * @param enabled without it the bot is for its own machine alone, and whoever calls is whom they say
 */
@ConfigurationProperties("dutydesk.sign-in")
public record SignInSettings(@DefaultValue("false") boolean enabled) {}
