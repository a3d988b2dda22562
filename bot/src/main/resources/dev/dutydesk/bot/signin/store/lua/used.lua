-- Notes that a session is used, where it is still there.
--
-- KEYS 1 session   ARGV 1 now in ms   2 goes unused after so many ms, or 0
-- Answers 1 noted, 0 gone
-- Errors: WRONGTYPE, before anything is written
if redis.call('HEXISTS', KEYS[1], 'account') == 0 then
  return 0
end
redis.call('HSET', KEYS[1], 'used', ARGV[1])
if ARGV[2] ~= '0' then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 1
