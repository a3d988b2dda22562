package dev.dutydesk.wecom;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.chat.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A group of WeCom with the bot's robot, which hears nothing. */
final class WeComStage implements Stage {
    static final Channel GROUP =
            new Channel("wecom", FakeRobot.KEY, "watch", "shop", "客服群", Locale.forLanguageTag("zh-CN"));

    /** What is more than text in WeCom's Markdown: a call, a link, a colour. */
    private static final Pattern LIVE = Pattern.compile("<@([^>]+)>|\\[[^\\]]*\\]\\(([^)]+)\\)|<(font[^>]*)>");

    private final FakeRobot robot = new FakeRobot();
    private final WeComChat chat = new WeComChat(new WeComSettings(true, robot.address()));

    @Override
    public ChatAdapter adapter() {
        return chat;
    }

    @Override
    public Channel channel() {
        return GROUP;
    }

    @Override
    public String account(String person) {
        return person;
    }

    @Override
    public String mention() {
        return "@dutydesk";
    }

    @Override
    public boolean hears() {
        return false;
    }

    @Override
    public boolean tellsIds() {
        return false;
    }

    /** Nothing keeps a back quote from beginning code there. */
    @Override
    public String asShown(String written) {
        return written.replace('`', '\'');
    }

    @Override
    public boolean redelivers() {
        return false;
    }

    @Override
    public boolean hasButtons() {
        return false;
    }

    @Override
    public boolean hasCommands() {
        return false;
    }

    @Override
    public Sent says(String account, @Nullable String thread, String text) {
        return new Sent(null, false);
    }

    @Override
    public Sent commands(String account, String text) {
        return new Sent(null, false);
    }

    @Override
    public Sent taps(String account, String message, String button) {
        return new Sent(null, false);
    }

    @Override
    public Sent fills(String account, Map<String, String> values) {
        return new Sent(null, false);
    }

    @Override
    public Sent again() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Seen> room(String account) {
        List<FakeRobot.Said> said = robot.said();
        return IntStream.range(0, said.size())
                .filter(i -> said.get(i).picture().length == 0)
                .mapToObj(i -> seen(Integer.toString(i), said.get(i).words()))
                .toList();
    }

    private static Seen seen(String id, String markdown) {
        List<String> live = new ArrayList<>();
        Matcher found = LIVE.matcher(markdown);
        while (found.find()) {
            live.add(found.group());
        }
        return new Seen(id, null, Seen.BOT, markdown.replace("\u200b", ""), List.of(), live);
    }

    @Override
    public List<byte[]> pictures(String account) {
        return robot.said().stream()
                .map(FakeRobot.Said::picture)
                .filter(picture -> picture.length > 0)
                .toList();
    }

    @Override
    public void takesNoPictures() {
        robot.answersPictures(40009);
    }

    @Override
    public List<String> replies(String account) {
        return List.of();
    }

    @Override
    public Optional<Asked> form(String account) {
        return Optional.empty();
    }

    /** There is no link that could be down. */
    @Override
    public boolean suffers(Trouble trouble) {
        switch (trouble) {
            case BUSY -> robot.answers(45009);
            case FORBIDDEN -> robot.answers(93000);
            case ANSWER_LOST -> robot.losesAnswers();
            case UNREACHABLE -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void recovers() {
        robot.recovers();
    }

    @Override
    public void close() {
        robot.close();
    }
}
