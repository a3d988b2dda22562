package dev.dutydesk.bot.intake;

import java.util.regex.Pattern;

/** Turns of phrase that no list of words can tell, in the two languages that are read. */
final class Phrasing {
    /** Right behind good news that is asked for: 恢复了吗. */
    static final Pattern ASKED_BEHIND = Pattern.compile("了?(?:吗|么|嘛|没(?!事|问题|毛病)|不(?=[ ,?!~]|$)|\\?)");

    /** How far a fix is, with something between. */
    static final Pattern HOW_FAR = Pattern.compile(
            "好了?没(?!反应)|好了[吗么嘛]|修.{0,3}[了好得].{0,2}(?:[吗么]|没(?:有)?[呀啊呢]?[?!~ ]*$|[咋怎]|如何)"
                    + "|(?:恢复|解决|搞定|弄好|修复|处理).{0,4}(?:怎么样|怎样|到哪|[吗么]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))|有.{0,4}进展|(?:那个|刚报|之前报|刚才说|上午报|早上报|昨天报).{0,20}(?:了没|了吗|怎么样|咋样)[呀啊?!~]*$|有人(?:在|能)?(?:看|跟|处理|修|管).{0,14}的(?:问题|事|事情|bug|单子?).{0,3}[吗么]|(?:什么|啥)时候.{0,10}(?:好|修|恢复|解决|搞定|能|可以)"
                    + "|(?:能|可以).{0,6}了(?:[吗么嘛]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))|还(?:有|存在).{0,4}(?:问题|故障|异常|bug|影响).{0,2}[吗么没]"
                    + "|(?:跟进|处理|接|修|查|弄|停|退|撤|通)(?:好|完)?了(?:[吗么嘛]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))"
                    + "|何时.{0,8}(?:好|恢复)|多久.{0,6}(?:好|恢复|修|能)"
                    + "|\\bdid\\b.{0,40}\\bget (?:fixed|resolved|solved)|^[^a-z]{0,3}(?:(?:hi|hello|hey)[, ]+)?(?:is|are|has|have)\\b.{0,60}\\b(?:fixed|back|resolved|solved|sorted|working|up|recovered)\\b");

    /** That it works again, with something between. */
    static final Pattern OVER = Pattern.compile(
            "可以(?:正常)?.{0,2}(?:付|支付|下单|打开|登录|用|访问|买|结账|提交|搜|进|加).{0,4}了|能(?:付|支付|下单|打开|登录|用|访问)[^不没]{0,3}了"
                    + "|已经?.{0,6}(?:恢复|解决|修好|修复|正常|搞定|处理好|好)");

    /** Owned up to at once: of a price, said later, it is the fault itself. */
    static final Pattern MISTAKEN =
            Pattern.compile("^(?:哦|啊|呃|嗯|额|sorry|不好意思|抱歉|[^\\p{L}\\p{N}]){0,6}+我?(?:搞|弄|看|记)错了(?![吗吧么嘛?价])");

    /** It was on somebody's own side: 是我家宽带断了, 是他卡里没钱. */
    static final Pattern OWN_SIDE = Pattern.compile(
            "(?<![不也])(?<!以为)是(?:(?:我|他|她|客户|顾客|用户|那个客户|对方|同事|公司|办公室|家里|楼里)(?:们)?(?:自己|自个儿|家里?|这边|那边|本人)?|自己|自个儿)(?:家|的)?"
                    + "(?:网(?!站|页|店|银|关|上|购)|断网|宽带|wifi|vpn|代理|路由|电脑|手机|浏览器|缓存|卡(?:里?没|过期|余额|限额)|余额|额度|操作|没看清|没注意|没刷新|忘了|手滑|眼花|理解错|在出差|在测试|换了|登的|点的|弄的)(?!的?问题[吗么?])"
                    + "|是我把.{0,12}(?:打|写|输|看|搜|当)[成错]|是.{0,10}(?:选|看|点|记|连|搜|筛)错了?(?![吗吧么?])|(?:看|选|点|记|搜|筛)错(?:了$|机器|地方|页面|行|列|了单|单子|日期|人|店)");

    /** Of a thing: it isn't that. */
    static final Pattern NOT_THAT = Pattern.compile("(?:(?<!是)不是|并非|不关|跟)(?:咱|我们|咱们)?$");

    /** A year that is over. */
    static final Pattern YEARS_AGO = Pattern.compile(
            "(?<!\\d)20(?:1\\d|2[0-4])年|(?<![\\d年])\\d{1,2}月份有|\\b(?:in|remember|back in) 20(?:1\\d|2[0-4])\\b");

    /** Right before what isn't so. */
    static final Pattern DENIED = Pattern.compile(
            "(?:没(?!有?人(?:发现|知道|管|处理|看|修))有?|并未|未|无|不存在|不算|(?<!是)不是|并非|不再|(?<!会)不会|从不|不太|不怎么|不|\\b(?:never|not|no|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|hasn't|haven't|without|no longer)) ?(?:谁|哪个|人|有|数据|资料|信息|重复|出现|发生|再|被|任何|什么|啥|过|发现|遭|受到|觉得|因为|由于|收到|看到|听说|遇到|存在|客户|顾客|用户|反馈|说|的|真的|我们|\\b(?:any|one|is|are|there|been|being|a|an|the|more|yet|so|see|seen|seeing|seem|get|getting|reports|of|having|actually|really|under|really|some|was|were|data|orders?|money|customers?|payments?|records?|accounts?) ?){0,5} ?$"
                    + "|\\bnobody (?:is|was|has|got|gets|has been) (?:having|had|seeing|reporting|complaining|actually|really)? ?(?:about )?$");

    /** Of a thing: it does what it should. */
    static final Pattern WELL = Pattern.compile(
            "[没冇]问题|没事|不影响|没影响|[不没未]受影响|(?<![不没])正常(?![吗么嘛])|倒是?(?:可以|能|行)|(?:还|都|仍|依然|照样)(?:是|可以)?能|(?:还是|都)可以"
                    + "|\\b(?:works?|fine|ok|okay|normal|normally)\\b");

    /** What a report of something else says is well. */
    static final Pattern BESIDE = Pattern.compile(
            "下单|落单|付款|支付|购买|能买|正常买|分类|结账|买东西|网站|官网|前台|业务|服务|流量|登录|登陆|其他|其它|别的|首页|用户|客户"
                    + "|\\b(?:buying|ordering|orders|checkout|payments?|users?|site|service|others?|everything else)\\b");

    static final Pattern RECOVERED =
            Pattern.compile("了|已|恢复|后来|现在又|又(?:能|可以)|都好|\\b(?:again|now|back|resolved|fixed)\\b");

    static final Pattern TURN = Pattern.compile("但|不过|可是|只是|而是|却|又|又有|\\b(?:but|however|though|yet|only)\\b");

    static final Pattern WHETHER = Pattern.compile(
            "(?:到|超过)?多少.{0,3}会|能不能(?:和|跟).{0,14}[用叠]|(?:吗|(?<![什怎这那多])么|了没有?|没有)[?!~. ]*$|有没有(?!人|反应)|会不会|是否");
    static final Pattern WHETHER_ENGLISH = Pattern.compile(
            "^[^a-z]{0,3}(?:(?:hi|hello|hey)[, ]+)?(?:is|are|was|were|did|does|do|has|have|had|will|would|should)\\b[^?]*\\?\\s*$");

    /** So far back that nothing of it goes on, unless the same sentence comes to today. */
    static final Pattern LONG_AGO = Pattern.compile(
            "(?:去年|前年|大前年|\\blast year\\b|\\byears ago\\b)(?!.*(?:今年|今天|现在(?!还念叨|还记得|都还|还说|想起来|想想|回想)|目前|刚|又|还没|还不|还有|还是(?!被|.{1,12}(?:处理|修|弄|搞|解决))|还在(?!念叨|说|讲|笑)|一直|至今|\\b(?:again|today|now|still (?!joke|laugh|talk|remember))\\b))");

    static final Pattern THANKING = Pattern.compile("^[^\\p{L}\\p{N}]{0,3}(?:谢谢|多谢|感谢|辛苦了|thanks|thank you)");

    private Phrasing() {}
}
