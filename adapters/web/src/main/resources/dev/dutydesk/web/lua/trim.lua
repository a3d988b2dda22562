-- Takes a room's oldest messages away, down to its bound. Pinned ones and those the bot hasn't answered yet stay and don't count.
--
-- KEYS 1 message, 2 order, 3 threads, 4 root, 5 edited, 6 ticket, 7 posts, 8 pinned (set of numbers), 9 pending, 10 trimmed
-- ARGV 1 bound   2 room   3 at most so many in one go
-- Answers how many went.
local pinned = redis.call('SCARD', KEYS[8])
local excess = math.min(redis.call('ZCARD', KEYS[2]) - pinned - tonumber(ARGV[1]), tonumber(ARGV[3]))
if excess <= 0 then
  return 0
end
local gone = 0
for _, number in ipairs(redis.call('ZRANGE', KEYS[2], 0, excess + pinned - 1)) do
  if gone == excess then
    break
  end
  if redis.call('SISMEMBER', KEYS[8], number) == 0 and not redis.call('ZSCORE', KEYS[9], ARGV[2] .. ' ' .. number) then
    local root = redis.call('HGET', KEYS[4], number)
    local post = redis.call('HGET', KEYS[7], 'n:' .. number)
    redis.call('HDEL', KEYS[1], number)
    redis.call('ZREM', KEYS[2], number)
    redis.call('ZREM', KEYS[3], (root or number) .. ':' .. number)
    redis.call('HDEL', KEYS[4], number)
    redis.call('ZREM', KEYS[5], number)
    redis.call('HDEL', KEYS[6], number)
    if post then
      redis.call('HDEL', KEYS[7], 'n:' .. number, 'p:' .. post)
    end
    if tonumber(number) > tonumber(redis.call('GET', KEYS[10]) or '0') then
      redis.call('SET', KEYS[10], number)
    end
    gone = gone + 1
  end
end
return gone
