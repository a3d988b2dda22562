-- Claims a notice before it is sent, or takes it away when it was sent or isn't worth sending any more.
--
-- KEYS 1 lease, 2 what waits (sorted set, score: when to try), 3 notice (hash id to JSON), 4 claims (hash id to ms),
--   5 postponed
-- ARGV 1 epoch, 2 notice id, 3 now in ms to claim; empty to take away
-- Answers 1 done, 4 gone (no such notice waits), 5 fenced (the lease has another epoch; nothing written)
-- Errors: WRONGTYPE, before anything is written

local DONE, GONE, FENCED = 1, 4, 5
local held = redis.call('HGET', KEYS[1], 'epoch') == ARGV[1]
local waits = redis.call('ZSCORE', KEYS[2], ARGV[2])
redis.call('HLEN', KEYS[3])
redis.call('HLEN', KEYS[4])
redis.call('ZCARD', KEYS[5])

if not held then
  return FENCED
end
if not waits then
  return GONE
end
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[4], ARGV[2], ARGV[3])
else
  redis.call('ZREM', KEYS[2], ARGV[2])
  redis.call('HDEL', KEYS[3], ARGV[2])
  redis.call('HDEL', KEYS[4], ARGV[2])
  redis.call('ZREM', KEYS[5], ARGV[2])
end
return DONE
