package dev.dutydesk.bot.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What shops in China are paid with, by the names that people use. */
final class Payments {
    private static final String WECHAT = "微信";

    /** The longer ones before those they begin with. */
    private static final Map<String, String> NAMES = names();

    private Payments() {}

    static List<String> in(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        int i = 0;
        while (i < plain.length()) {
            String name = at(plain, i);
            if (name.isEmpty()) {
                i++;
            } else {
                found.add(NAMES.getOrDefault(name, name));
                // What follows may be a name of its own: "微信和支付宝".
                i += name.startsWith(WECHAT) ? WECHAT.length() : name.length();
            }
        }
        return found;
    }

    private static String at(String plain, int at) {
        for (String name : NAMES.keySet()) {
            if (plain.startsWith(name, at)) {
                return name;
            }
        }
        return "";
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        called(names, "微信支付", "微信支付", "微信付", "微信扫码", "微信转账", "用微信", "微信和支付", "微信、支付", "微信/支付", "微信或支付");
        called(names, "支付宝", "支付宝");
        called(names, "云闪付", "云闪付");
        called(names, "银联", "银联");
        called(names, "花呗", "花呗");
        called(names, "京东支付", "京东支付");
        called(names, "抖音支付", "抖音支付");
        called(names, "数字人民币", "数字人民币");
        called(names, "信用卡", "信用卡");
        called(names, "银行卡", "银行卡");
        called(names, "货到付款", "货到付款");
        called(names, "WeChat Pay", "wechat pay", "weixin pay", "wechatpay");
        called(names, "Alipay", "alipay");
        called(names, "UnionPay", "unionpay", "union pay");
        called(names, "Apple Pay", "apple pay", "applepay");
        called(names, "Google Pay", "google pay");
        called(names, "PayPal", "paypal");
        called(names, "credit card", "credit card");
        return names;
    }

    private static void called(Map<String, String> names, String name, String... also) {
        for (String each : also) {
            names.put(each, name);
        }
    }
}
