-- A message of the bot becomes another one in its place.
--
-- KEYS 1 message  hash number -> JSON
--      2 edited   zset of numbers -> number of their last change
--      3 changes  stream of the desk's changes, entry "<number>-0" {room}
-- ARGV 1 now in microseconds   2 JSON   3 the message's number   4 room
-- Answers 1, or 0 where the room has no such message any more.
if redis.call('HEXISTS', KEYS[1], ARGV[3]) == 0 then
  return 0
end
local n = tonumber(ARGV[1])
local last = redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', 1)[1]
if last then
  n = math.max(n, tonumber(string.match(last[1], '^%d+')) + 1)
end
local number = string.format('%.0f', n)
redis.call('HSET', KEYS[1], ARGV[3], ARGV[2])
redis.call('ZADD', KEYS[2], number, ARGV[3])
redis.call('XADD', KEYS[3], 'MAXLEN', '~', 1000, number .. '-0', 'room', ARGV[4])
return 1
