package dev.dutydesk.demo;

import dev.dutydesk.state.ticket.Grade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that may have happened in the shop.
 *
 * @param reporter null: the patrol found it
 * @param handler who solved it
 */
record Story(
        String text,
        Grade grade,
        String category,
        String module,
        String group,
        @Nullable String reporter,
        String handler,
        String finding,
        String solution,
        String cause) {

    static final List<Story> ALL = List.of(
            new Story(
                    "付不了款，页面一直转圈",
                    Grade.P1,
                    "function",
                    "payment",
                    "dev",
                    "wang.fang",
                    "li.wei",
                    "网关证书过期",
                    "已换证书",
                    "config"),
            new Story(
                    "结算时报错，提示系统繁忙",
                    Grade.P1,
                    "function",
                    "payment",
                    "dev",
                    "he.jing",
                    "chen.jie",
                    "连接池耗尽",
                    "连接池扩到 200",
                    "capacity"),
            new Story(
                    "商品详情页打开很慢",
                    Grade.P2,
                    "function",
                    "order",
                    "dev",
                    "wang.fang",
                    "li.wei",
                    "缺索引，全表扫描",
                    "补了索引",
                    "code"),
            new Story(
                    "购物车加不进去",
                    Grade.P2,
                    "function",
                    "order",
                    "dev",
                    "he.jing",
                    "li.wei",
                    "库存服务超时",
                    "超时改为 2 秒并重试",
                    "code"),
            new Story(
                    "搜索结果一直转圈",
                    Grade.P2,
                    "function",
                    "order",
                    "dev",
                    "wang.fang",
                    "chen.jie",
                    "搜索节点掉线",
                    "已重启并加监控",
                    "config"),
            new Story(
                    "订单导出后台打不开",
                    Grade.P2,
                    "function",
                    "order",
                    "dev",
                    "wang.fang",
                    "li.wei",
                    "一次查询一年的订单",
                    "改为分页导出",
                    "code"),
            new Story(
                    "app1 磁盘使用 91%（≤ 80%）",
                    Grade.P3, "server", "server", "ops", null, "chen.jie", "日志没有轮转", "清理并配了轮转", "config"),
            new Story(
                    "数据库连接数 86%（≤ 80%）",
                    Grade.P3, "server", "database", "ops", null, "chen.jie", "报表任务占满连接", "报表改到夜里跑", "capacity"),
            new Story(
                    "增量备份晚了 40 分钟", Grade.P2, "server", "backup", "ops", null, "chen.jie", "备份盘写满", "已扩容", "capacity"),
            new Story("有支付没有订单：2 笔", Grade.P2, "data", "payment", "dev", null, "li.wei", "回调重复到达", "回调按流水号去重", "code"),
            new Story(
                    "首页轮播图样式错位",
                    Grade.P3,
                    "function",
                    "page",
                    "dev",
                    "sun.li",
                    "li.wei",
                    "图片比例不对",
                    "按 16:9 裁切",
                    "code"),
            new Story("客服入口在手机上看不见", Grade.P3, "function", "page", "dev", "he.jing", "li.wei", "被底栏盖住", "已上移", "code"),
            new Story("优惠券页有错别字", Grade.P3, "function", "page", "dev", "wang.fang", "chen.jie", "文案写错", "已改", "human"),
            new Story(
                    "上架 12 件秋季新品",
                    Grade.ROUTINE,
                    "content",
                    "goods",
                    "biz",
                    "wang.fang",
                    "sun.li",
                    "资料齐全",
                    "已上架",
                    "other"),
            new Story(
                    "首页 banner 换图",
                    Grade.ROUTINE,
                    "content",
                    "goods",
                    "biz",
                    "he.jing",
                    "sun.li",
                    "图已收到",
                    "已更换",
                    "other"),
            new Story(
                    "下架三件缺货商品",
                    Grade.ROUTINE,
                    "content",
                    "goods",
                    "biz",
                    "wang.fang",
                    "sun.li",
                    "已与仓库核对",
                    "已下架",
                    "other"));
}
