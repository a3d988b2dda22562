package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.intake.Reading.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** What a text is that no rule knows: hello, thank you, a question, good news, or else something to look into. */
final class Courtesy {
    /** Longer ones are no mere greeting. */
    private static final int SHORT = 60;

    private static final Pattern MENTION = Pattern.compile("@[\\p{L}\\p{N}._-]{1,40}");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern GREETING = Pattern.compile(
            "(?:afternoon|greetings|dutydesk|everyone|evening|morning|anyone|around|folks|hallo|hello|nihao|there|dear|good|guys|helo|here|hola|team|有人在吗|all|bot|day|hao|hey|上午好|下午好|中午好|你们好|各位好|同事们|在不在|大家好|小助手|小姐姐|早上好|晚上好|有人么|有人吗|机器人|老师好|gm|hi|ni|yo|你好|助手|各位|同学|哈啰|哈喽|哈罗|在不|在么|在吗|在嘛|大家|小哥|您好|早安|晚好|晚安|请问|亲|们|呀|呢|哈|哥|哦|啊|嗨|嘿|在|姐|早|都)++");
    private static final Pattern SALUTES = Pattern.compile(
            "你好|您好|好|哈|嘿|hola|nihao|gm|greetings|嗨|早|在|有人|晚安|hi|hello|hey|helo|hallo|morning|afternoon|evening|anyone|yo");

    private static final Pattern THANKS = Pattern.compile(
            "谢谢|多谢|感谢|谢了|谢啦|辛苦(?:[了啦大各您你]|$)|3q|thx|thanks|thank you|cheers|nice work|good job|给力|点赞|蟹蟹|tks|thank|appreciate|费心|麻烦[大各你您]|麻烦了|爱你|太牛|厉害|\\x{1F44D}|\\x{1F64F}|\\x{2764}");
    private static final Pattern AFTER_THANKS = Pattern.compile(
            "谢|辛苦|感|thank|thx|cheers|nice|good|work|job|给力|点赞|大家|各位|你们|了|啦|您|你|们|的|很|非常|太|收到|好的|ok|ha|so much|a lot|very");
    private static final Pattern ASKS = Pattern.compile(
            "怎么(?:办|处理|解决|弄|整|做|用|回|查|设|改|申请|操作|看|走|写|填|联系|登|开|领|退|样)|如何|什么时候|啥时候|几点|哪|是什么|啥意思|多少|多久|请问|是否|有没有|能不能|可不可以|谁|到哪|了没|没有?$|(?<![什怎这那多])么$|吗|呢$|\\b(?:what|how|when|where|who|which)\\b|^(?:is|are|do|does|did|can|could|has|have|will|should|any)\\b");
    private static final Pattern REQUEST = Pattern.compile(
            "帮|麻烦(?!了|[大各你您])|劳驾|辛苦.{0,6}一下|请.{0,6}(?:一下|下)|\\b(?:please|pls|help|(?:can|could) (?:you|someone|anyone))\\b");
    private static final Pattern WRONG = Pattern.compile(
            "不了|不能|没法|无法|坏|错|异常|故障|不上|不出|不动|不到|不对|没反应|失败|丢|\\b(?:broken|broke|error|wrong|can't|cannot|not|doesn't|isn't|issue|problem|missing)\\b");

    private static final Pattern THANKED = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,3}(?:(?:好的?|ok|okay|收到|嗯+|明白了?|知道了)[^\\p{L}\\p{N}]{0,3})?(?:谢谢|多谢|感谢|谢了|谢啦|thanks|thank you|thx)");
    private static final Pattern FINE = Pattern.compile(
            "正常(?!.{0,3}不)|不[卡慢崩]了|没再|ok了|通了|好使|不用了|撤销|没(?:有|啥|什么|任何|发现|出现|遇到|被){0,3}(?:挂|崩|攻击|黑|泄露|报错|出错|异样|投诉|坏|事|问题|出问题|出事|异常|故障|毛病)|不是(?:故障|问题|bug)|不要紧|不用管|\\b(?:no (?:problem|problems|issue|issues|errors)|not an issue|working fine|works fine|is fine|are fine|all good|ok now|works for me|no longer|ignore (?:this|that|it)|nothing (?:is )?wrong|not (?:down|broken|hacked|slow|an?|a bug)|isn't (?:down|broken|slow))\\b");

    private static final Pattern COMPLAINS = Pattern.compile(
            "怎么(?!办|处理|解决|弄|整|做|用|回|查|设|改|申请|操作|看|走|写|填|联系|登|开|领|退|样)|为什么|为啥|咋(?!办|整|弄)|是不是|\\b(?:why|how come)\\b");
    private static final Pattern WHAT_TO_DO = Pattern.compile("怎么办|咋办|如何处理|怎么处理|what should|what to do");

    /** Asks for something; 帮 beside a thank-you may be what was done. */
    private static final Pattern PLEASE = Pattern.compile(
            "麻烦(?![了大各你您])|请.{0,6}(?:一下|下)|帮(?:我|忙)?.{0,4}(?:一下|下|看|查|改|换|加|删)|\\b(?:please|pls|can you|could you)\\b");

    private static final Pattern PLAIN_QUESTION = Pattern.compile(
            "请问|什么时候|啥时候|如何|哪|是什么|啥意思|什么意思|怎么(?:查|设|用|申请|操作|联系|领|填)|\\b(?:where|when|who|how (?:do|can|to|long|many|much))\\b");

    private Courtesy() {}

    /** Whether it says no more than hello, the mention and the marks taken off. */
    static boolean isGreeting(String text) {
        if (text.length() > 4 * SHORT) {
            return false;
        }
        String plain = MENTION.matcher(PlainText.spaced(text)).replaceAll(" ");
        String bare = MARKS.matcher(plain).replaceAll("");
        return bare.length() <= SHORT
                && GREETING.matcher(bare).matches()
                && SALUTES.matcher(bare).find();
    }

    static Kind of(String text, List<Guards> guards) {
        String plain = PlainText.of(text.length() > 2_000 ? text.substring(0, 2_000) : text);
        if (!guards.isEmpty() && guards.stream().allMatch(g -> g.sentence().quoted())) {
            return Kind.QUOTATION;
        }
        if (guards.stream().anyMatch(Guards::isTold)) {
            return Kind.QUOTATION;
        }
        if (guards.stream().anyMatch(Guards::asksHowFar)) {
            return Kind.QUESTION;
        }
        boolean wants = REQUEST.matcher(plain).find()
                || WRONG.matcher(plain).find()
                || COMPLAINS.matcher(plain).find();
        boolean asks = guards.stream()
                .anyMatch(g -> g.sentence().text().endsWith("?")
                        || ASKS.matcher(MARKS.matcher(g.sentence().text())
                                        .replaceAll(" ")
                                        .strip())
                                .find());
        boolean served = !wants
                || !WRONG.matcher(plain).find()
                        && !COMPLAINS.matcher(plain).find()
                        && !PLEASE.matcher(plain).find();
        boolean thanks = THANKS.matcher(plain).find() && !asks && plain.length() <= SHORT;
        if ((thanks || THANKED.matcher(plain).find()) && served) {
            return Kind.THANKS;
        }
        boolean over = guards.stream().anyMatch(Guards::isOver);
        if (THANKS.matcher(plain).find() && (over || isOnlyThanks(plain))) {
            return Kind.THANKS;
        }
        if (over || FINE.matcher(plain).find()) {
            return Kind.NEGATION;
        }
        return asks
                        && (!wants
                                || WHAT_TO_DO.matcher(plain).find()
                                || PLAIN_QUESTION.matcher(plain).find()
                                        && !COMPLAINS.matcher(plain).find())
                ? Kind.QUESTION
                : Kind.REPORT;
    }

    private static boolean isOnlyThanks(String plain) {
        String rest = MENTION.matcher(plain).replaceAll("");
        rest = AFTER_THANKS.matcher(rest).replaceAll("");
        return MARKS.matcher(rest).replaceAll("").length() <= 8;
    }
}
