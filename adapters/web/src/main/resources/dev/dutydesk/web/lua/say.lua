-- A person's message enters a room, once, and stands as pending until the bot has answered it.
--
-- KEYS 1 once     what was sent under the client's id: "<number> <fingerprint>"
--      2 message  hash number -> JSON
--      3 order    zset of numbers by number
--      4 threads  zset of "<root>:<number>", by name
--      5 root     hash number of a reply -> number of its root
--      6 pending  zset "<room> <number>" -> when to deliver it again, ms
--      7 changes  stream of the desk's changes, entry "<number>-0" {room}
-- ARGV 1 now in microseconds   2 JSON   3 fingerprint of what was sent   4 room
--      5 root's number or ''   6 when to deliver it again, ms   7 seconds to remember the client's id
-- Answers {"<number> <fingerprint>", how many messages the room has now}; for a repeat the first one's, and -1.
--
-- Numbers are microseconds made to rise strictly: a message's id, a cursor and the stream's ids are one line.
local first = redis.call('GET', KEYS[1])
if first then
  return {first, -1}
end
local n = tonumber(ARGV[1])
local last = redis.call('XREVRANGE', KEYS[7], '+', '-', 'COUNT', 1)[1]
if last then
  n = math.max(n, tonumber(string.match(last[1], '^%d+')) + 1)
end
local number = string.format('%.0f', n)
redis.call('SET', KEYS[1], number .. ' ' .. ARGV[3], 'EX', ARGV[7])
redis.call('HSET', KEYS[2], number, ARGV[2])
redis.call('ZADD', KEYS[3], number, number)
if ARGV[5] ~= '' then
  redis.call('ZADD', KEYS[4], 0, ARGV[5] .. ':' .. ARGV[5], 0, ARGV[5] .. ':' .. number)
  redis.call('HSET', KEYS[5], number, ARGV[5])
end
redis.call('ZADD', KEYS[6], ARGV[6], ARGV[4] .. ' ' .. number)
redis.call('XADD', KEYS[7], 'MAXLEN', '~', 1000, number .. '-0', 'room', ARGV[4])
return {number .. ' ' .. ARGV[3], redis.call('ZCARD', KEYS[3])}
