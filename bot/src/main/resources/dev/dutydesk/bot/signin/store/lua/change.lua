-- Sets another password in place of the one that was checked, and signs out everywhere.
--
-- KEYS 1 account   hash password, set (ms), sets, epoch
-- ARGV 1 the old one, encoded, as it was read   2 the new one, encoded   3 now in ms
-- Answers the new epoch, or 0 where another one has been set meanwhile
-- Errors: WRONGTYPE, before anything is written
if redis.call('HGET', KEYS[1], 'password') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'password', ARGV[2], 'set', ARGV[3])
redis.call('HINCRBY', KEYS[1], 'sets', 1)
return redis.call('HINCRBY', KEYS[1], 'epoch', 1)
