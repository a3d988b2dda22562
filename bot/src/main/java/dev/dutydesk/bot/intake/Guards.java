package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.intake.Reading.Kind;
import dev.dutydesk.state.ticket.Grade;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What in a sentence takes the alarm from a rule's words. Where it may be either, it is an alarm: a report taken for a
 * question costs a shop its evening, the other way round costs a tap.
 */
final class Guards {
    /** How far a fix is: asks about a ticket that is there. */
    private static final Pattern HOW_FAR = Pattern.compile(
            "好了?没(?!反应)|好了[吗么嘛]|好没好|修.{0,3}[了好].{0,2}(?:[吗么]|没(?:有)?$)|(?:恢复|解决|搞定|弄好|修复).{0,4}(?:[吗么]|没(?:有)?[?!~ ]*$)|处理.{0,4}(?:怎么样|怎样|到哪|[吗么]|没(?:有)?[?!~ ]*$)|进展(?:如何|怎|呢)|有.{0,4}进展|进度|怎么样了|怎样了|(?:什么|啥)时候.{0,10}(?:好|修|恢复|解决|搞定|能|可以)|何时.{0,8}(?:好|恢复)|(?:还要|还得|大概|需要|要)多久|多久.{0,6}(?:好|恢复|修|能)|\\bany (?:update|updates|news|progress)\\b|^[^a-z]{0,3}(?:(?:hi|hello|hey)[, ]+)?(?:is|are|has|have)\\b.{0,60}\\b(?:fixed|back|resolved|solved|working|up|recovered)\\b|\\bwhen (?:will|can|is)\\b|\\beta\\b|\\bfixed yet\\b|\\bhow long\\b|\\bhow's it going\\b");

    private static final Pattern CONDITION = Pattern.compile(
            "如果|万一|假如|假设|倘若|要是|若是|\\bin case\\b|\\bif\\b|\\bwhat should\\b|\\bwhat to do\\b|\\bsuppose\\b");

    private static final Pattern ANEW =
            Pattern.compile("但|可是|不过|然而|还(?!款|原|不错|好)|又|仍|依然|依旧|再次|结果|现在.{0,6}不|\\b(?:but|still|again|however|yet)\\b");

    private static final Pattern OVER = Pattern.compile(
            "(?<![没未不快请要能]|没有|尽快|无法|没法|才能|马上|没人|没有人|无人)(?:(?<!就)好了(?=[,.!~ 。]|$|吧|啊|呀)|修好了|(?<!尽快|没有|尽早)恢复(?:了|正常)|解决了|搞定了?|正常了|一切正常|没事了?|没问题了|修复了|处理好了|弄好了|可以了|能用了|可以.{0,6}了|能正常|能(?:付|支付|下单|打开|登录|用|访问).{0,3}了|误报|虚惊|看错|搞错|弄错|不用管|不用处理|不用看)|(?<!其他|其它|别的|其余)(?:是|都|均|很|挺|目前|现在)正常的?(?!.{0,2}不)|(?:是|我在|在做).{0,4}测试|测试单|自己操作|操作失误|余额不足|没余额|复现不了|无法复现|没复现|\\b(?:can't|cannot|could not|couldn't) reproduce\\b|不用担心|别担心|已经?.{0,6}(?:恢复|解决|修好|修复|正常|搞定|处理好|好)|\\b(?:resolved|fixed|recovered|back to normal|works? (?:now|again|fine)|working (?:now|again|fine)|is back|are back|all good|false alarm|never ?mind|can pay (?:now|again)|back up|it's fine|nvm)\\b");

    private static final Pattern PAST = Pattern.compile(
            "昨天|昨晚|昨日|前天|前两天|前几天|上周|上星期|上个?月|上次|上回|去年|那天|以前|曾经|\\b(?:yesterday|last (?:week|month|year|night|time|friday|monday)|the other day|previously|a week ago|days ago)\\b");
    private static final Pattern LONG_PAST = Pattern.compile(
            "前天|前两天|前几天|上周|上星期|上个?月|上次|上回|去年|那天|以前|曾经|\\b(?:last (?:week|month|year|time)|the other day|previously|a week ago)\\b");
    private static final Pattern ONGOING = Pattern.compile(
            "开始|到现在|至今|到今天|以来|今天|今早|今晚|现在|目前|刚|还(?!款|原)|又|仍|一直|依然|[比跟和像同](?:昨天|昨晚|上次|上回|上周)|突然|\\b(?:since|still|again|now|today|keeps?|this morning)\\b");

    private static final Pattern TOLD = Pattern.compile(
            "演练|例如|比如|举例|举个例|新闻|报道|友商|竞品|(?:隔壁|别|其他)(?:家|店|公司|的店)|转发[:：]|引用[:：]|\\b(?:fwd?:|drill|for example|e\\.g\\.|competitor|the article|in the news|training)");
    private static final Pattern OURS = Pattern.compile("我们|咱|我这");
    private static final Pattern WORDING = Pattern.compile(
            "文案|话术|标题|这句|那句|这个词|这几个字|那条|原话|手册|教程|培训|写[着的]|说过|的意思|翻译|模板|聊天记录|工单|叫|\\b(?:wrote|written|titled|called|phrase|template|said|asked|translate|mean|means|ticket|headline|wording)\\b");

    private static final Pattern DENIED = Pattern.compile(
            "(?:没(?!有?人(?:发现|知道|管|处理|看|修))有?|并未|未|无|不存在|不算|(?<!是)不是|并非|不再|不会|从不|不太|不怎么|不|\\b(?:never|not|no|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|hasn't|haven't|without|no longer)) ?(?:人|有|出现|发生|再|被|任何|什么|啥|过|发现|遭|受到|觉得|因为|由于|收到|看到|听说|遇到|存在|客户|顾客|用户|反馈|说|的|\\b(?:any|one|is|are|there|been|being|a|the|more|yet|so|see|seen|seeing|seem|get|getting|reports|of|having) ?){0,5} ?$");

    private static final Pattern WHY = Pattern.compile(
            "怎么(?!办|处理|解决|弄|整|做|用|回|查|设|改|申请|操作|看)|为什么|为啥|咋(?!办|整|弄|处理)|什么情况|怎么回事|\\b(?:why|how come|what's wrong)\\b");
    private static final Pattern WHAT_TO_DO = Pattern.compile(
            "怎么(?:办|处理|解决|弄|整|做|回)|咋(?:办|整|弄|处理)|如何|\\b(?:what to do|what should|how (?:do|to|can|should))\\b");
    private static final Pattern WHETHER = Pattern.compile("(?:吗|(?<![什怎这那多])么|了没有?|没有)[?!~. ]*$|有没有(?!人|反应)|会不会|是否");
    private static final Pattern WHETHER_ENGLISH = Pattern.compile(
            "^[^a-z]{0,3}(?:(?:hi|hello|hey)[, ]+)?(?:is|are|was|were|did|does|do|has|have|had|will|would|should)\\b[^?]*\\?\\s*$");

    private static final Pattern WONDERS =
            Pattern.compile("怎么|什么时候|啥时候|哪[里个些天]|几点|多少|谁|\\b(?:when|where|which|who|how many|how much)\\b");

    /** Whoever says so is not curious. */
    private static final Pattern PRESSING = Pattern.compile(
            "急|救|快[点来看修]|赶紧|马上|现在|突然|刚|一直|又|还是|都|全|大量|好多|很多|好几|投诉|发现|知道|有没有人|有人.{0,4}[看管处理]|看一?下|看看|查一?下|查查|处理下|帮|麻烦|修一?下|是不是|\\b(?:urgent|asap|everyone|everybody|anyone|anybody|someone|please|pls|look|fix|check|help|all|keeps?|now|complaints?|complaining)\\b");

    private static final Pattern WISH = Pattern.compile(
            "建议|希望|要是能|最好能|能不能加|能否加|\\b(?:wish|would be (?:nice|great)|feature request|suggest|suggestion|please add|could we add)\\b");
    private static final Pattern HURRY = Pattern.compile("尽快|马上|赶紧|快点|修|解决|恢复|处理|\\b(?:asap|fix|fixed|soon)\\b");

    private static final Pattern THANKING =
            Pattern.compile("^[^\\p{L}\\p{N}]{0,3}(?:谢谢|多谢|感谢|辛苦了|thanks|thank you|thx)");

    /** There, what happened yesterday is found out today. */
    private static final Set<String> LASTING = Set.of("data", "security");

    private final Sentence sentence;
    private final String text;
    private final boolean howFar;
    private final int over;
    private final boolean anewAfterOver;
    private final boolean anew;
    private final boolean past;
    private final boolean longPast;
    private final boolean thanking;
    private final int condition;
    private final int told;
    private final boolean wording;

    Guards(Sentence sentence) {
        this.sentence = sentence;
        this.text = sentence.text();
        int firstOver = first(OVER);
        Matcher anewOnes = ANEW.matcher(text);
        this.anew = anewOnes.find();
        this.over = firstOver;
        this.anewAfterOver = firstOver >= 0 && anewOnes.find(firstOver);
        boolean goesOn = ONGOING.matcher(text).find();
        this.past = !goesOn && first(PAST) >= 0;
        this.longPast = !goesOn && first(LONG_PAST) >= 0;
        this.howFar = first(HOW_FAR) >= 0;
        this.thanking = first(THANKING) >= 0;
        this.condition = first(CONDITION);
        this.told = OURS.matcher(text).find() ? -1 : first(TOLD);
        this.wording = first(WORDING) >= 0;
    }

    private int first(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : -1;
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

    boolean isTold() {
        return told >= 0;
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
        if (howFar && !anew) {
            return Optional.of(Kind.QUESTION);
        }
        if (thanking && !anew && (isOver() || hit.end() <= sentence.clauseEnd(0))) {
            return Optional.of(Kind.THANKS);
        }
        if (isOver() && (hit.start() < over || begin <= over && over < end && clause.contains("的"))) {
            return Optional.of(Kind.NEGATION);
        }
        if (LASTING.contains(hit.rule().category()) ? longPast : past) {
            return Optional.of(Kind.QUOTATION);
        }
        if (isWish(hit, clause)) {
            return Optional.of(Kind.REPORT);
        }
        return condition >= 0 && condition < hit.start() || asks(hit, clause)
                ? Optional.of(Kind.QUESTION)
                : Optional.empty();
    }

    private boolean isDenied(Hit hit) {
        return deniedAt(hit.trouble()) || hit.close() && deniedAt(hit.start());
    }

    private boolean deniedAt(int at) {
        int from = Math.max(sentence.clauseBegin(at), at - 24);
        return DENIED.matcher(text.substring(from, at)).find();
    }

    private boolean isTold(Hit hit) {
        return told >= 0 && told < hit.start() || wording && isInQuotes(hit);
    }

    private boolean isInQuotes(Hit hit) {
        int from = Math.max(0, hit.start() - 200);
        long before = text.substring(from, hit.start())
                .chars()
                .filter(c -> c == '"' || c == '「' || c == '『' || c == '《')
                .count();
        String behind = text.substring(hit.end(), Math.min(text.length(), hit.end() + 200));
        return before % 2 == 1 && behind.chars().anyMatch(c -> c == '"' || c == '」' || c == '』' || c == '》');
    }

    private static boolean isWish(Hit hit, String clause) {
        return hit.rule().grade().isAbove(Grade.P3)
                && WISH.matcher(clause).find()
                && !HURRY.matcher(clause).find();
    }

    private boolean asks(Hit hit, String clause) {
        boolean work = !hit.rule().grade().isAbove(Grade.P3);
        boolean pressing = PRESSING.matcher(clause).find();
        if (!work && WHY.matcher(clause).find()) {
            return false;
        }
        return !pressing
                && (WHETHER.matcher(clause).find()
                        || WHAT_TO_DO.matcher(clause).find()
                        || WHETHER_ENGLISH.matcher(text).find()
                        || work
                                && (hit.rule().grade() == Grade.ROUTINE && text.contains("?")
                                        || WONDERS.matcher(clause).find()));
    }
}
