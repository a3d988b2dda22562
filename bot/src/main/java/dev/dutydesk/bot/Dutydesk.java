package dev.dutydesk.bot;

import dev.dutydesk.bot.process.BotTime;
import dev.dutydesk.bot.tool.Tool;
import dev.dutydesk.dingtalk.DingTalkConfiguration;
import dev.dutydesk.lark.LarkConfiguration;
import dev.dutydesk.slack.SlackConfiguration;
import dev.dutydesk.web.WebChatConfiguration;
import dev.dutydesk.wecom.WeComConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The bot's process. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({
    WebChatConfiguration.class,
    SlackConfiguration.class,
    LarkConfiguration.class,
    DingTalkConfiguration.class,
    WeComConfiguration.class
})
public class Dutydesk {
    static void main(String[] args) {
        if (Tool.isMeant(args)) {
            System.exit(Tool.commands(System::getenv, new BotTime()).execute(args));
        }
        try {
            SpringApplication.run(Dutydesk.class, args);
        } catch (SpringApplication.AbandonedRunException trained) {
            throw trained;
        } catch (RuntimeException said) {
            // What is wrong has been said in words; an exit code is still owed.
            System.exit(1);
        }
    }
}
