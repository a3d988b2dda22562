-- A post of the bot enters a room, once.
--
-- KEYS 1 posts    hash "p:<post's id>" -> number, "n:<number>" -> post's id
--      2 message  hash number -> JSON
--      3 order    zset of numbers by number
--      4 threads  zset of "<root>:<number>", by name
--      5 root     hash number of a reply -> number of its root
--      6 changes  stream of the desk's changes, entry "<number>-0" {room}
-- ARGV 1 now in microseconds   2 JSON   3 post's id   4 room   5 root's number or ''
-- Answers {number, how many messages the room has now}; for a repeat the first one's number, and -1.
local first = redis.call('HGET', KEYS[1], 'p:' .. ARGV[3])
if first then
  return {first, -1}
end
local n = tonumber(ARGV[1])
local last = redis.call('XREVRANGE', KEYS[6], '+', '-', 'COUNT', 1)[1]
if last then
  n = math.max(n, tonumber(string.match(last[1], '^%d+')) + 1)
end
local number = string.format('%.0f', n)
redis.call('HSET', KEYS[1], 'p:' .. ARGV[3], number, 'n:' .. number, ARGV[3])
redis.call('HSET', KEYS[2], number, ARGV[2])
redis.call('ZADD', KEYS[3], number, number)
if ARGV[5] ~= '' then
  redis.call('ZADD', KEYS[4], 0, ARGV[5] .. ':' .. ARGV[5], 0, ARGV[5] .. ':' .. number)
  redis.call('HSET', KEYS[5], number, ARGV[5])
end
redis.call('XADD', KEYS[6], 'MAXLEN', '~', 1000, number .. '-0', 'room', ARGV[4])
return {number, redis.call('ZCARD', KEYS[3])}
