package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.intake.Reading.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** What a text is that no rule knows: hello, thank you, a question, good news, or else something to look into. */
final class Courtesy {
    /** Longer ones are no mere greeting. */
    private static final int SHORT = 60;

    private static final Pattern MENTION = Pattern.compile("@[\\p{L}\\p{N}._-]{1,40}");
    /** Who somebody new is. */
    private static final Pattern NAMED =
            Pattern.compile("(?:我是|我叫|新来的)[^,，。 ]{0,8}[小老阿][\\p{IsHan}]{1,2}(?=$|[^\\p{IsHan}]|[，,])");

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern AFTER_THANKS = Pattern.compile(
            "谢|辛苦|感|thank|thx|cheers|nice|good|work|job|给力|点赞|大家|各位|你们|了|啦|您|你|们|的|很|非常|太|收到|好的|ok|ha|so much|a lot|very");
    private static final Pattern ASKS = Pattern.compile(
            "怎么(?!了|回事|搞的?$|这么|那么|又|还|都|没|不|变|成|是|显示|会|就|老|总|突然|全|打不|进不|点不|弄不|付不|下不)|如何|什么时候|啥时候|几点|哪|是什么|啥意思|多少|多久|几天|(?<![好十百千万])几个|(?<![好十百千万])几次|几起|几号|流程|规则|什么情况算|算不算|请问|是否|有没有|能不能|可不可以|谁(?![都也])|到哪|了没(?!人|有人)|(?<![都也还])没有?$|(?<![什怎这那多])么$|吗|来着$|请教|(?<!着)呢$|^(?:hi |hey |hello |so |and )?(?:what|how|when|where|who|which)\\b|^(?:is|are|do|does|did|can|could|has|have|will|should|any)\\b");
    private static final Pattern REQUEST = Pattern.compile(
            "能.{0,6}(?:调|修|换|弄|搞|看)(?:一?下|高|低|小|大)?一?点?.{0,3}(?:吗|么|不)|可以.{0,3}调.{0,4}吗|帮|麻烦(?!了|[大各你您])|劳驾|谁.{0,3}(?:去|来|帮|给).{0,6}[下看接弄修拿]|辛苦.{0,6}一下|请(?!教|问).{0,6}(?:一下|下)|\\b(?:please|pls|help|(?:can|could) (?:you|someone|anyone))\\b");
    private static final Pattern WRONG = Pattern.compile(
            "不了|(?<!能)不能|没法|无法|坏|错|异常|故障|不上|不出|不动|不到|不对|没反应|没信号|没声|蓝屏|黑屏|不亮|漏水|失败|丢|\\b(?:broken|broke|error|wrong|can't|cannot|not|doesn't|isn't|issue|problem|missing)\\b");

    /** What becomes of things. */
    private static final Pattern BREAKS = Pattern.compile(
            "丢了|坏|不见|找不到|太冷|太热|太吵|太闷|太臭|太慢|好冷|好热|忘带|忘记带|没带|要补办|补办|登不|连不|进不去|打不开|开不|卡纸|卡住|卡了|漏|滴|堵|冒烟|停电|跳闸|掉了|裂|断了|响|臭|过期|没人|满了|没水|没墨|没电|\\b(?:leak\\w*|jam\\w*|stuck|smell\\w*|noise|dead|empty)\\b");

    private static final Pattern THANKED = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,3}(?:(?:好的?|ok|okay|收到|嗯+|明白了?|知道了)[^\\p{L}\\p{N}]{0,3})?(?:谢谢|多谢|感谢|谢了|谢啦|thanks|thank you|thx|(?:牛|太快|真快|厉害|太棒|真棒|给力|太强|神速|绝了)[^,]{0,4}[,! ].{0,20}(?:谢|辛苦|感)"
                    + "|(?:(?:好[的嘞]|收到|ok|大佬|各位|大家|兄弟|你|老师)们?[,! ]{0,2})*辛苦(?=$|[,!~ ]))");
    private static final Pattern FINE = Pattern.compile(
            "(?<!有)没(?:有|啥|什么|任何|发现|出现|遇到|被){0,3}(?:挂|崩|满|断|丢|炸|宕|慢|卡|错|攻击|黑|泄露|报错|出错|异样|投诉|坏|事|问题|出问题|出事|异常|故障|毛病)|不(?:是|算)(?:什么)?(?:故障|问题|bug)|\\b(?:nothing (?:is )?wrong|not (?:down|broken|hacked|slow|an?|a bug)|isn't (?:down|broken|slow|hacked|an?))\\b"
                    + "|(?<![不没未才否要了])正常(?![吗么嘛不情上流来客用顾人单订付?])|(?:\\b(?:is|are|was|looks?|seems?) |\\b\\w+'s )(?:(?<!looks? )up(?! (?:for|to|with|at|on))|back|right|correct|fine|ok|okay|normal|stable)\\b");

    /** Asks for something; 帮 beside a thank-you may be what was done. */
    private static final Pattern PLEASE = Pattern.compile(
            "麻烦(?![了大各你您])|请(?!教|问).{0,6}(?:一下|下)|帮(?:我|忙)?.{0,4}(?:一下|下|看|查|改|换|加|删)|\\b(?:please|pls|can you|could you)\\b");

    /** Asks whether something is or will be wrong: nobody says that it is. */
    private static final Pattern SUPPOSES = Pattern.compile("会不会|会再?.{1,8}吗|有没有(?:什么)?(?:故障|问题|异常|告警|报警|风险)");

    private static final Pattern HAPPENED = Pattern.compile("[过了]|\\b(?:was|were|had|did|got|went)\\b");

    private static final Pattern PLAIN_QUESTION = Pattern.compile(
            "请问|什么时候|啥时候|如何|哪|是什么|啥意思|什么意思|怎么(?:查|设|用|申请|操作|联系|领|填)|\\b(?:where|when|who|how (?:do|can|to|long|many|much))\\b");

    private Courtesy() {}

    /** Whether it says no more than hello, the mention and the marks taken off. */
    static boolean isGreeting(String text) {
        if (text.length() > 4 * SHORT) {
            return false;
        }
        String plain = MENTION.matcher(PlainText.spaced(text)).replaceAll(" ");
        if (plain.length() > SHORT || !Cues.GREETING.areIn(plain)) {
            return false;
        }
        String rest =
                Cues.FILLERS.outOf(Cues.GREETING.outOf(NAMED.matcher(plain).replaceAll(" ")));
        return MARKS.matcher(rest).replaceAll("").isEmpty();
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
                || Cues.WHY.areIn(plain)
                || Cues.OFFICE.areIn(plain) && BREAKS.matcher(plain).find();
        boolean supposes = SUPPOSES.matcher(plain).find();
        boolean asks = supposes
                || guards.stream()
                        .anyMatch(g -> g.sentence().text().endsWith("?")
                                || ASKS.matcher(MARKS.matcher(g.sentence().text())
                                                .replaceAll(" ")
                                                .strip())
                                        .find());
        boolean served = !wants
                || !WRONG.matcher(plain).find()
                        && !Cues.WHY.areIn(plain)
                        && !PLEASE.matcher(plain).find();
        boolean over = guards.stream().anyMatch(g -> g.isOver() || g.isMistaken());
        boolean thanks = Cues.THANKS.areIn(plain) && !asks && !over && plain.length() <= SHORT;
        if ((thanks || THANKED.matcher(plain).find()) && served) {
            return Kind.THANKS;
        }
        if (!over && Cues.THANKS.areIn(plain) && isOnlyThanks(plain)) {
            return Kind.THANKS;
        }
        if (over || Cues.FINE.areIn(plain) || FINE.matcher(plain).find()) {
            return Kind.NEGATION;
        }
        if (!asks && !wants && HAPPENED.matcher(plain).find() && guards.stream().anyMatch(Guards::isLongPast)) {
            return Kind.QUOTATION;
        }
        return asks
                        && (!wants
                                || supposes
                                || Cues.WHAT_TO_DO.areIn(plain) && !Cues.PLEASE.areIn(plain)
                                || PLAIN_QUESTION.matcher(plain).find()
                                        && !Cues.WHY.areIn(plain)
                                        && !WRONG.matcher(plain).find())
                ? Kind.QUESTION
                : Kind.REPORT;
    }

    private static boolean isOnlyThanks(String plain) {
        String rest = MENTION.matcher(plain).replaceAll("");
        rest = AFTER_THANKS.matcher(rest).replaceAll("");
        return MARKS.matcher(rest).replaceAll("").length() <= 8;
    }
}
