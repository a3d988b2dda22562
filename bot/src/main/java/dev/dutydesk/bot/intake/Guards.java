package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.intake.Reading.Kind;
import dev.dutydesk.bot.intake.Words.Found;
import dev.dutydesk.state.ticket.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What in a sentence takes the alarm from a rule's words. Where it may be either, it is an alarm: a report taken for a
 * question costs a shop its evening, the other way round costs a tap.
 */
final class Guards {
    /** Right behind good news that is asked for: 恢复了吗. */
    private static final Pattern ASKED_BEHIND = Pattern.compile("了?(?:吗|么|嘛|没(?!事|问题|毛病)|不(?=[ ,?!~]|$)|\\?)");

    /** How far a fix is, with something between. */
    private static final Pattern HOW_FAR = Pattern.compile(
            "好了?没(?!反应)|好了[吗么嘛]|修.{0,3}[了好得].{0,2}(?:[吗么]|没(?:有)?[呀啊呢]?[?!~ ]*$|[咋怎]|如何)"
                    + "|(?:恢复|解决|搞定|弄好|修复|处理).{0,4}(?:怎么样|怎样|到哪|[吗么]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))|有.{0,4}进展|(?:那个|刚报|之前报|刚才说|上午报|早上报|昨天报).{0,20}(?:了没|了吗|怎么样|咋样)[呀啊?!~]*$|有人(?:在|能)?(?:看|跟|处理|修|管).{0,14}的(?:问题|事|事情|bug|单子?).{0,3}[吗么]|(?:什么|啥)时候.{0,10}(?:好|修|恢复|解决|搞定|能|可以)"
                    + "|(?:能|可以).{0,6}了(?:[吗么嘛]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))|还(?:有|存在).{0,4}(?:问题|故障|异常|bug|影响).{0,2}[吗么没]"
                    + "|(?:跟进|处理|接|修|查|弄|停|退|撤|通)(?:好|完)?了(?:[吗么嘛]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))"
                    + "|何时.{0,8}(?:好|恢复)|多久.{0,6}(?:好|恢复|修|能)"
                    + "|\\bdid\\b.{0,40}\\bget (?:fixed|resolved|solved)|^[^a-z]{0,3}(?:(?:hi|hello|hey)[, ]+)?(?:is|are|has|have)\\b.{0,60}\\b(?:fixed|back|resolved|solved|sorted|working|up|recovered)\\b");

    /** That it works again, with something between. */
    private static final Pattern OVER = Pattern.compile(
            "可以(?:正常)?.{0,2}(?:付|支付|下单|打开|登录|用|访问|买|结账|提交|搜|进|加).{0,4}了|能(?:付|支付|下单|打开|登录|用|访问)[^不没]{0,3}了"
                    + "|已经?.{0,6}(?:恢复|解决|修好|修复|正常|搞定|处理好|好)");

    /** Owned up to at once: of a price, said later, it is the fault itself. */
    private static final Pattern MISTAKEN =
            Pattern.compile("^(?:哦|啊|呃|嗯|额|sorry|不好意思|抱歉|[^\\p{L}\\p{N}]){0,6}+我?(?:搞|弄|看|记)错了(?![吗吧么嘛?价])");

    /** It was on somebody's own side: 是我家宽带断了, 是他卡里没钱. */
    private static final Pattern OWN_SIDE = Pattern.compile(
            "(?<![不也])是(?:(?:我|他|她|客户|顾客|用户|那个客户|对方|同事|公司|办公室|家里|楼里)(?:们)?(?:自己|自个儿|家里?|这边|那边|本人)?|自己|自个儿)(?:家|的)?"
                    + "(?:网(?!站|页|店|银|关|上|购)|断网|宽带|wifi|vpn|代理|路由|电脑|手机|浏览器|缓存|卡(?:里?没|过期|余额|限额)|余额|额度|操作|没看清|没注意|没刷新|忘了|手滑|眼花|理解错|在出差|在测试|换了|登的|点的|弄的)(?!的?问题[吗么?])"
                    + "|是.{0,10}(?:选|看|点|记|连|搜|筛)错了?(?![吗吧么?])|(?:看|选|点|记|搜|筛)错(?:了$|机器|地方|页面|行|列|了单|单子|日期|人|店)");

    /** Of a thing: it isn't that. */
    private static final Pattern NOT_THAT = Pattern.compile("(?:(?<!是)不是|并非|不关|跟)(?:咱|我们|咱们)?$");

    /** A year that is over. */
    private static final Pattern YEARS_AGO =
            Pattern.compile("(?<!\\d)20(?:1\\d|2[0-4])年|(?<![\\d年])\\d{1,2}月份有|\\bin 20(?:1\\d|2[0-4])\\b");

    /** Right before what isn't so. */
    private static final Pattern DENIED = Pattern.compile(
            "(?:没(?!有?人(?:发现|知道|管|处理|看|修))有?|并未|未|无|不存在|不算|(?<!是)不是|并非|不再|不会|从不|不太|不怎么|不|\\b(?:never|not|no|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|hasn't|haven't|without|no longer)) ?(?:谁|哪个|人|有|数据|资料|信息|重复|出现|发生|再|被|任何|什么|啥|过|发现|遭|受到|觉得|因为|由于|收到|看到|听说|遇到|存在|客户|顾客|用户|反馈|说|的|真的|我们|\\b(?:any|one|is|are|there|been|being|a|an|the|more|yet|so|see|seen|seeing|seem|get|getting|reports|of|having|actually|really|under|really|some|was|were|data|orders?|money|customers?|payments?|records?|accounts?) ?){0,5} ?$"
                    + "|\\bnobody (?:is|was|has|got|gets|has been) (?:having|had|seeing|reporting|complaining|actually|really)? ?(?:about )?$");

    private static final Pattern WHETHER = Pattern.compile("(?:吗|(?<![什怎这那多])么|了没有?|没有)[?!~. ]*$|有没有(?!人|反应)|会不会|是否");
    private static final Pattern WHETHER_ENGLISH = Pattern.compile(
            "^[^a-z]{0,3}(?:(?:hi|hello|hey)[, ]+)?(?:is|are|was|were|did|does|do|has|have|had|will|would|should)\\b[^?]*\\?\\s*$");

    private static final Pattern THANKING = Pattern.compile("^[^\\p{L}\\p{N}]{0,3}(?:谢谢|多谢|感谢|辛苦了|thanks|thank you)");

    /** How far into a sentence it says at once that all is well. */
    private static final int AT_ONCE = 8;

    /** There, what happened yesterday is found out today. */
    private static final Set<String> LASTING = Set.of("data", "security");

    private final Sentence sentence;
    private final String text;
    private final boolean howFar;
    private final int fixed;
    private final int over;
    private final boolean anew;
    private final boolean anewAfterOver;
    private final boolean mistaken;
    private final boolean past;
    private final boolean longPast;
    private final boolean before;
    private final boolean thanking;
    private final int condition;
    private final int told;
    private final boolean others;
    private final boolean noted;
    private final boolean wording;
    private final boolean pleads;
    private final boolean failure;

    Guards(Sentence sentence) {
        this.sentence = sentence;
        this.text = sentence.text();
        List<Found> anewOnes = Cues.ANEW.in(text);
        this.anew = !anewOnes.isEmpty();
        this.fixed = firstSo(told(Cues.OVER));
        IntStream works = IntStream.concat(
                told(Cues.WORKS),
                OVER.matcher(text).results().filter(m -> !isAsked(m.end())).mapToInt(MatchResult::start));
        int worksAt = firstSo(works);
        this.over = fixed < 0 || worksAt >= 0 && worksAt < fixed ? worksAt : fixed;
        this.anewAfterOver = anewOnes.stream().anyMatch(a -> a.start() >= over);
        int takenBack = firstSo(IntStream.concat(
                Cues.MISTAKEN.in(text).stream().mapToInt(Found::start),
                Stream.of(MISTAKEN, OWN_SIDE)
                        .flatMap(p -> p.matcher(text).results())
                        .mapToInt(MatchResult::start)));
        this.mistaken = takenBack >= 0 && anewOnes.stream().noneMatch(a -> a.start() >= takenBack);
        boolean goesOn = Cues.GOES_ON.areIn(text);
        boolean yearsAgo = YEARS_AGO.matcher(text).find();
        this.before = yearsAgo || Cues.PAST.areIn(text);
        this.past = before && !goesOn;
        this.longPast = past && (yearsAgo || over >= 0 || Cues.LONG_PAST.areIn(text));
        this.howFar = Cues.HOW_FAR.areIn(text)
                || Cues.LEARNS.areIn(text)
                || HOW_FAR.matcher(text).find();
        this.thanking = THANKING.matcher(text).find();
        this.condition = Cues.CONDITION.first(text);
        this.told = Cues.ELSEWHERE.first(text);
        this.others = Cues.NOT_OURS.areIn(text);
        this.noted = Cues.NOTED.areIn(text);
        this.wording = Cues.WORDING.areIn(text);
        this.pleads = Cues.PLEASE.areIn(text);
        this.failure = !sentence.quoted() && !text.endsWith("?") && Cues.FAILS.areIn(text);
    }

    private int firstSo(IntStream places) {
        return places.filter(at -> !isNotYet(at)).min().orElse(-1);
    }

    /** Where such words are that nobody asks for. */
    private IntStream told(Words words) {
        return words.in(text).stream().filter(f -> !isAsked(f.end())).mapToInt(Found::start);
    }

    private boolean isAsked(int end) {
        return ASKED_BEHIND.matcher(text).region(end, text.length()).lookingAt();
    }

    private boolean isNotYet(int at) {
        String before = text.substring(Math.max(0, at - 4), at);
        return Cues.NOT_YET.in(before).stream().anyMatch(n -> n.end() == before.length());
    }

    Sentence sentence() {
        return sentence;
    }

    boolean asksHowFar() {
        return howFar;
    }

    /** Whether it says that all is well, and nothing after that takes it back. */
    boolean isOver() {
        return over >= 0 && !anewAfterOver;
    }

    /** Whether it does so before anything else: it speaks of what was said before it. */
    boolean isOverAtOnce() {
        return isOver() && over <= AT_ONCE;
    }

    /** Whether its writer takes back what was told. */
    boolean isMistaken() {
        return mistaken;
    }

    /** Whether it tells of days that are long over. */
    boolean isLongPast() {
        return longPast;
    }

    boolean pleads() {
        return pleads;
    }

    /** Whether it says what fails, and doesn't ask. */
    boolean tellsOfAFailure() {
        return failure;
    }

    boolean isTold() {
        return others || told >= 0 && !Cues.OURS.areIn(text) || noted && (before || over >= 0);
    }

    /** What the sentence does with those words instead of reporting them; empty where it reports them. */
    Optional<Kind> against(Hit hit) {
        if (sentence.quoted()) {
            return Optional.of(Kind.QUOTATION);
        }
        int begin = Math.max(sentence.clauseBegin(hit.start()), hit.start() - 80);
        int end = Math.min(sentence.clauseEnd(hit.end()), hit.end() + 80);
        String clause = text.substring(begin, end);
        if (isDenied(hit)) {
            return Optional.of(Kind.NEGATION);
        }
        if (isTold(hit)) {
            return Optional.of(Kind.QUOTATION);
        }
        if (noted && !anew && (before || over >= 0)) {
            return Optional.of(Kind.QUOTATION);
        }
        if (howFar && !anew) {
            return Optional.of(Kind.QUESTION);
        }
        if (thanking && !anew && (isOver() || hit.end() <= sentence.clauseEnd(0))) {
            return Optional.of(Kind.THANKS);
        }
        boolean alarm = hit.rule().grade().isAbove(Grade.P3);
        if (alarm && (LASTING.contains(hit.rule().category()) ? longPast : past)) {
            return Optional.of(isWhether() ? Kind.QUESTION : Kind.QUOTATION);
        }
        if (mistaken || isOver(hit, begin, end)) {
            return Optional.of(Kind.NEGATION);
        }
        if (isWish(hit, clause)) {
            return Optional.of(Kind.REPORT);
        }
        return condition >= 0 && condition < hit.trouble() && !Cues.WISH.areIn(text) || asks(hit, clause)
                ? Optional.of(Kind.QUESTION)
                : Optional.empty();
    }

    /** Money and attacks aren't over because something works again, nor is work done that somebody asks for. */
    private boolean isOver(Hit hit, int begin, int end) {
        int at = LASTING.contains(hit.rule().category()) ? fixed : over;
        boolean asked = !hit.rule().grade().isAbove(Grade.P3) && pleads;
        return at >= 0
                && !anewAfterOver
                && !asked
                && (hit.start() <= at
                        || begin <= at && at < end && text.substring(begin, end).contains("的"));
    }

    /** Whether it says right before the words that it isn't so. */
    boolean isDenied(Hit hit) {
        return deniedAt(hit.trouble())
                || hit.close() && deniedAt(hit.start())
                || NOT_THAT.matcher(text.substring(Math.max(0, hit.start() - 5), hit.start()))
                        .find();
    }

    private boolean deniedAt(int at) {
        int from = Math.max(sentence.clauseBegin(at), at - 24);
        return DENIED.matcher(text.substring(from, at)).find();
    }

    private boolean isTold(Hit hit) {
        return others || told >= 0 && told < hit.trouble() && !isOurs(hit) || wording && isInQuotes(hit);
    }

    /** Whether it comes home after it spoke of others. */
    private boolean isOurs(Hit hit) {
        return Cues.OURS.areIn(text.substring(Math.max(told, hit.start() - 80), hit.end()));
    }

    private boolean isInQuotes(Hit hit) {
        int from = Math.max(0, hit.trouble() - 200);
        long before = text.substring(from, hit.trouble())
                .chars()
                .filter(c -> c == '"' || c == '「' || c == '『' || c == '《')
                .count();
        String behind = text.substring(hit.end(), Math.min(text.length(), hit.end() + 200));
        return before % 2 == 1 && behind.chars().anyMatch(c -> c == '"' || c == '」' || c == '』' || c == '》');
    }

    private static boolean isWish(Hit hit, String clause) {
        return hit.rule().grade().isAbove(Grade.P3) && Cues.WISH.areIn(clause) && !Cues.HURRY.areIn(clause);
    }

    private boolean isWhether() {
        return WHETHER.matcher(text).find() || WHETHER_ENGLISH.matcher(text).find();
    }

    private boolean asks(Hit hit, String clause) {
        boolean work = !hit.rule().grade().isAbove(Grade.P3);
        boolean pressing = Cues.PRESSING.areIn(clause);
        if (!work && Cues.WHY.areIn(clause)) {
            return false;
        }
        if (hit.rule().grade() == Grade.ROUTINE
                && (text.endsWith("?") && !pleads || text.contains("请问") && Cues.WONDERS.areIn(clause))) {
            return true;
        }
        return !pressing
                && (WHETHER.matcher(clause).find()
                        || Cues.WHAT_TO_DO.areIn(clause)
                        || WHETHER_ENGLISH.matcher(text).find()
                        || work && Cues.WONDERS.areIn(clause));
    }
}
