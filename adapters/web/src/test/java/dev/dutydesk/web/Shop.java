package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One desk with a Chinese and an English room. */
final class Shop implements Directory {
    static final Channel ROOM = new Channel("web", "shop", "shop", "shop", "商城维护群", Locale.SIMPLIFIED_CHINESE);
    static final Channel ENGLISH = new Channel("web", "shop-en", "shop-en", "shop", "Shop maintenance", Locale.ENGLISH);

    @Override
    public List<Channel> channels(String platform) {
        return List.of(ROOM, ENGLISH);
    }

    @Override
    public Optional<Channel> channel(String platform, String id) {
        return channels(platform).stream().filter(room -> room.id().equals(id)).findFirst();
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
