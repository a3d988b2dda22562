-- Opens a session or makes a token, if nobody was signed out everywhere since the password was checked.
--
-- KEYS 1 account   hash password, set (ms), sets, epoch
--      2 session   hash account, kind, epoch, made (ms), used (ms), name
--      3 sessions  the account's own: zset of the sessions' digests by their last end in ms
-- ARGV 1 epoch at which the password was checked   2 digest   3 now in ms   4 its last end in ms, or +inf
--      5 goes unused after so many ms, or 0   6 account   7 kind   8 name
-- Answers 1 opened, 0 the epoch has moved
-- Errors: WRONGTYPE, before anything is written
redis.call('ZCARD', KEYS[3])
redis.call('HLEN', KEYS[2])
if (redis.call('HGET', KEYS[1], 'epoch') or '0') ~= ARGV[1] then
  return 0
end
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[3])
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[2])
redis.call('HSET', KEYS[2], 'account', ARGV[6], 'kind', ARGV[7], 'epoch', ARGV[1], 'made', ARGV[3], 'used', ARGV[3],
  'name', ARGV[8])
if ARGV[5] ~= '0' then
  redis.call('PEXPIRE', KEYS[2], ARGV[5])
end
return 1
