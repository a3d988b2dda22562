package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Commands.Described;
import dev.dutydesk.chat.Directory;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One desk with a Chinese and an English room. */
final class Shop implements Directory {
    static final Channel ROOM = new Channel("web", "shop", "shop", "shop", "商城维护群", Locale.SIMPLIFIED_CHINESE);
    static final Channel ENGLISH = new Channel("web", "shop-en", "shop-en", "shop", "Shop maintenance", Locale.ENGLISH);

    List<Described> commands(Channel channel) {
        return channel.equals(ENGLISH)
                ? List.of(
                        new Described(List.of("ack", "接单"), "/ack KEY", "take it and become its handler", true),
                        new Described(List.of("help", "帮助"), "/help [command]", "see what can be done", false))
                : List.of(
                        new Described(List.of("接单", "ack"), "/接单 工单号", "接单，成为处理人", true),
                        new Described(List.of("解决", "resolve"), "/解决 工单号 内容", "写明怎么解决的，交提报方验收", true),
                        new Described(List.of("帮助", "help"), "/帮助 [命令]", "看有哪些命令", false));
    }

    @Override
    public List<Channel> channels(String platform) {
        return List.of(ROOM, ENGLISH);
    }

    @Override
    public Optional<Channel> channel(String platform, String id) {
        return channels(platform).stream().filter(room -> room.id().equals(id)).findFirst();
    }

    @Override
    public ZoneId zone(String desk) {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public List<Member> members(String desk, String platform) {
        return List.of(
                new Member("li.wei", "李伟", "开发方"),
                new Member("chen.jie", "陈杰", "运维方"),
                new Member("zhao.min", "赵敏", "运维方"),
                new Member("sun.li", "孙丽", "运营方"),
                new Member("wang.fang", "王芳", "客服"),
                new Member("he.jing", "何静", "客服"));
    }
}
