package dev.dutydesk.bot.intake;

import java.util.regex.Pattern;

/** Turns of phrase that no list of words can tell, in the two languages that are read. */
final class Phrasing {
    /** Right behind good news that is asked for: 恢复了吗. */
    static final Pattern ASKED_BEHIND = Pattern.compile("了?(?:吗|么|嘛|没(?!事|问题|毛病)|不(?=[ ,?!~]|$)|\\?)");

    /** How far a fix is, with something between. */
    static final Pattern HOW_FAR = Pattern.compile(
            "(?<![还幸])好了?没(?!反应)|好了[吗么嘛]|修.{0,3}[了好得].{0,2}(?:[吗么]|没(?:有)?[呀啊呢]?[?!~ ]*$|[咋怎]|如何)"
                    + "|(?:恢复|解决|搞定|弄好|修复|处理).{0,4}(?:怎么样|怎样|到哪|[吗么]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))|有.{0,4}进展|(?:那个|刚报|之前报|刚才说|上午报|早上报|昨天报).{0,20}(?:了没|了吗|怎么样|咋样)[呀啊?!~]*$|有人(?:在|能)?(?:看|跟|处理|修|管).{0,14}的(?:问题|事|事情|bug|单子?).{0,3}[吗么]|(?:什么|啥)时候.{0,10}(?:好|修|恢复|解决|搞定|能|可以)"
                    + "|(?:能|可以).{0,6}了(?:[吗么嘛]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))|还(?:有|存在).{0,4}(?:问题|故障|异常|bug|影响).{0,2}[吗么没]"
                    + "|(?:跟进|处理|接|修|查|弄|停|退|撤|通)(?:好|完)?了(?:[吗么嘛]|没(?:有)?[呀啊呢]?[?!~ ]*(?=$|,))"
                    + "|何时.{0,8}(?:好|恢复)|多久.{0,6}(?:好|恢复|修|能)"
                    + "|\\bdid\\b.{0,40}\\bget (?:fixed|resolved|solved)|^[^a-z]{0,3}(?:(?:hi|hello|hey)[, ]+)?(?:is|are|has|have)\\b.{0,60}\\b(?:fixed|back|resolved|solved|sorted|working|up|recovered)\\b");

    /** That it works again, with something between. */
    static final Pattern OVER = Pattern.compile(
            "可以(?:正常)?.{0,2}(?:付|支付|下单|打开|登录|用|访问|买|结账|提交|搜|进|加).{0,4}了|(?<![都才])能(?:付|支付|下单|打开|登录|用|访问|开|进|买|结|搜|刷|领|提交)[^不没吗么]{0,3}了(?![吗么没])"
                    + "|已经?[^,]{0,6}(?:恢复|解决|修好|修复|正常|搞定|处理好|好(?![多几些大久]))"
                    + "|(?:支付|付款|服务|访问|下单|网站|系统|功能|业务|登录|商城|通道)(?:全部|均|都)?恢复(?=[,!~ ]|$)");

    /** Owned up to at once: of a price, said later, it is the fault itself. */
    static final Pattern MISTAKEN =
            Pattern.compile("^(?:哦|啊|呃|嗯|额|sorry|不好意思|抱歉|[^\\p{L}\\p{N}]){0,6}+我?(?:搞|弄|看|记)错了(?![吗吧么嘛?价])");

    /** What was feared was somebody's own doing, or is no fault of the shop's: 不是黑客，是我登的; 不是网站的问题. */
    static final Pattern NOT_FEARED = Pattern.compile(
            "(?<!是)不是(?:被?(?:黑|攻击|入侵|盗|泄|骗|病毒|木马|爬|故障|误删|外人|陌生人|别人|坏|挂|崩|什么).{0,6}|.{0,6}(?:故障|攻击|泄露|入侵|黑客|bug)),?(?:其实|应该|就|只|而)?是(?:我|咱|他|她|同事|自己|内部|老板|老大|运维|开发|测试|外包|安全|供应商|客户|顾客|财务|运营|客服|公司|办公室|小.|老.|银行|[\\p{IsHan}]{1,3}[部组])"
                    + "|(?<!是)不是(?:咱们?|我们)?(?:网站|商城|系统|平台|服务器|app|小程序|商店|店|页面|接口|支付|程序|这边|后台|数据)(?:这边|那边)?的?(?:问题|毛病|锅|事|原因|故障)(?![吗么吧?])"
                    + "|(?:没有?|并未)(?:打不开|进不去|泄露|丢|重复扣款|多扣|挂|坏|崩|死|宕|断|炸|瘫|黑|问题|事|故障|出问题|出事|毛病|错|标错),(?:其实|应该|就|只)?是(?!不是|我们没|没)"
                    + "|(?:刚才?|刚刚|之前|上面|那个|那笔|那条|所谓|说的|报的).{0,12}是(?:银行|微信|支付宝|运营商|浏览器|缓存|我|客户|客人|自己|同事).{0,8}(?:显示|延迟|缓存|看错|搞错|测试|误|预授权|弄错|手滑|记错|算错)(?!了?价)"
                    + "|(?:查清|查明|确认|核实|查过|问过|问清|搞清|弄清|查到|找到)(?:楚|人|原因)?(?:了|过了)?,?是(?:我|咱|同事|自己|内部|测试|运维|开发|外包|老板|[\\p{IsHan}]{2,4}(?:在|自己|登|改|加|建|操作|测|导|弄|设|换|删|跑))");

    /** It was on somebody's own side: 是我家宽带断了, 是他卡里没钱. */
    static final Pattern OWN_SIDE = Pattern.compile(
            "(?<![不也])(?<!以为)是(?:因为)?(?:(?:我|他|她|客户|顾客|用户|那个客户|对方|同事|公司|办公室|家里|楼里)(?:们)?(?:自己|自个儿|家里?|这边|那边|本人)?|自己|自个儿)(?:家|的)?"
                    + "(?:网(?!站|页|店|银|关|上|购)|挂了代理|挂了vpn|开了代理|开着代理|开了vpn|开着vpn|断网|宽带|wifi|vpn|代理|路由|电脑|手机|浏览器|缓存|卡(?:里?没|过期|余额|限额|被冻|有问题)|(?:卡|手机|电脑|网)的问题(?![吗么吧?])|余额|额度|操作|没看清|没注意|没刷新|忘了|手滑|眼花|理解错|在出差|在测试|换了|登的|点的|弄的)(?!的?问题[吗么?])"
                    + "|(?<!不)是(?:我|他|她|同事|客户|咱).{0,3}把.{0,12}(?:打|写|输|看|搜|当|记|选|连)[成错]|我.{0,8}(?:选|看|记|连|搜|筛|输|填|登)错了(?![吗吧么?价])|是.{0,10}(?:选|看|点|记|连|搜|筛)错了?(?![吗吧么?])|(?:看|选|点|记|搜|筛)错(?:了$|机器|地方|页面|行|列|了单|单子|日期|人|店)");

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
            "[没冇](?:问题|毛病)|没事|不影响|没影响|[不没未]受影响|(?<![不没])正常(?![吗么嘛])|倒是?(?:可以|能|行)|(?:还|都|仍|依然|照样|但|但是)(?:是|可以)?能|(?:还是|都)可以|也(?:还|都|照样)?(?:可以|能)|照常|照旧"
                    + "|\\b(?:works?|fine|ok|okay|normal|normally)\\b");

    /** What a report of something else says is well. */
    static final Pattern BESIDE = Pattern.compile(
            "其余|功能|主站|线上|大盘|下单|落单|付款|支付|购买|能买|能付|可以付|正常付|能下|可以买|可以下|直接买|直接付|正常买|分类|结账|买东西|网站|官网|前台|业务|服务|流量|登录|登陆|其他|其它|别的|首页|用户|客户"
                    + "|\\b(?:buying|ordering|orders|checkout|payments?|users?|site|service|others?|everything else)\\b");

    /** That it never was otherwise: 倒是能付, 照样能买了. */
    static final Pattern ALL_ALONG = Pattern.compile(
            "倒是?(?:能|可以|没|都|正常|还)|照样|照常|照旧|一直(?:能|可以|正常)|本身|\\b(?:itself|still (?:works?|fine|ok|go))\\b");

    /** Behind good news, what it had been: 恢复了，刚刚是CDN抖动. */
    static final Pattern CAUSE = Pattern.compile("^,?(?:刚才?|刚刚|之前|前面|原因|原来|其实|应该|估计)?就?是(?!不是|否)");

    static final Pattern RECOVERED =
            Pattern.compile("了|已|恢复|后来|现在又|又(?:能|可以)|都好|\\b(?:again|now|back|resolved|fixed)\\b");

    static final Pattern TURN = Pattern.compile("但|不过|可是|只是|而是|却|又|又有|\\b(?:but|however|though|yet|only)\\b");

    static final Pattern WHETHER = Pattern.compile(
            "(?:到|超过)?多少.{0,3}会|能不能(?:和|跟).{0,14}[用叠]|(?:吗|(?<![什怎这那多])么|了没有?|(?<![都也还])没有|来着)[?!~. ]*$|有没有(?!人|反应|发现|感觉|觉得|注意|遇到|碰到|收到)|会不会|是否");
    /** Whether anybody can pay, order or get in at this moment. */
    static final Pattern ANYBODY_ABLE = Pattern.compile(
            "^(?:请问|话说|诶|哎|喂|[, ]){0,4}(?:现在)?(?:有没有人|还有人|有人|谁|你们|大家|各位)?(?:现在|那边|那里)?还?(?:能|可以)(?:正常)?(?:付款|付钱|支付|下单|打开|登录|进去|进|买|访问|用|结账|刷卡).{0,6}[吗么不]?\\?$"
                    + "|^[^a-z]{0,3}(?:can|is) (?:any(?:one|body)|some(?:one|body)|you)(?: else)?(?: able to)? (?:pay|order|check ?out|buy|log in|get in|open|reach|access|place)\\b[^?]{0,30}\\?$");

    static final Pattern WHETHER_ENGLISH = Pattern.compile(
            "^[^a-z]{0,3}(?:(?:hi|hello|hey)[, ]+)?(?:is|are|was|were|did|does|do|has|have|had|will|would|should)\\b[^?]*\\?\\s*$");

    /** So far back that nothing of it goes on, unless the same sentence comes to today. */
    static final Pattern LONG_AGO = Pattern.compile(
            "(?:去年(?!的(?:价|版|图|活动))|前年|大前年|\\blast year\\b|\\byears ago\\b)(?!.*(?:今年(?!稳|没|咱|要|可|别|不能|做|提前|准备|一定|争取|好)|今天|现在(?!还念叨|还记得|都还|还说|想起来|想想|回想)|目前|刚(?!崩|挂|来|入职|进公司|毕业|工作|转正|接手)|又|还没|还不|还有|还是(?!被|.{1,12}(?:处理|修|弄|搞|解决))|还在(?!念叨|说|讲|笑)|一直|至今|\\b(?:again|today|now|still (?!joke|laugh|talk|remember))\\b))");

    static final Pattern THANKING = Pattern.compile("^[^\\p{L}\\p{N}]{0,3}(?:谢谢|多谢|感谢|辛苦了|thanks|thank you)");

    private Phrasing() {}
}
