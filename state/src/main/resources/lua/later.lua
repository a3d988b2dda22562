-- Puts off what waits to be sent: marks of rooms, or notices.
--
-- KEYS 1 lease, 2 what waits (sorted set, score: when to try), 3 postponed (member of 2, score: since when it waits),
--   4 claims (hash of member; only where a claim is given up)
-- ARGV 1 epoch, 2 when to try again in ms; then the members of 2
-- Answers a list, for each member in order: 1 done, 4 gone (it doesn't wait any more), 5 fenced (the lease has another
--   epoch; nothing written)
-- Errors: WRONGTYPE, before anything is written

local DONE, GONE, FENCED = 1, 4, 5
local held = redis.call('HGET', KEYS[1], 'epoch') == ARGV[1]
redis.call('ZCARD', KEYS[2])
redis.call('ZCARD', KEYS[3])
if KEYS[4] then
  redis.call('HLEN', KEYS[4])
end

local answers = {}
for i = 3, #ARGV do
  local since = held and redis.call('ZSCORE', KEYS[2], ARGV[i])
  if since then
    redis.call('ZADD', KEYS[3], 'NX', since, ARGV[i])
    redis.call('ZADD', KEYS[2], ARGV[2], ARGV[i])
    if KEYS[4] then
      redis.call('HDEL', KEYS[4], ARGV[i])
    end
    answers[i - 2] = DONE
  else
    answers[i - 2] = held and GONE or FENCED
  end
end
return answers
