-- Sets a password by a link, which serves once; whatever else was made for the account before is worth nothing then.
--
-- KEYS 1 account   hash password, set (ms), sets, epoch
--      2 link      hash account, ends (ms), sets: how often a password had been set when it was made
-- ARGV 1 the password, encoded   2 now in ms
-- Answers 1 set, 0 the link is used, over or overtaken
-- Errors: WRONGTYPE, before anything is written
local link = redis.call('HMGET', KEYS[2], 'ends', 'sets')
local sets = redis.call('HGET', KEYS[1], 'sets') or '0'
if not link[1] or tonumber(link[1]) <= tonumber(ARGV[2]) or link[2] ~= sets then
  return 0
end
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[1], 'password', ARGV[1], 'set', ARGV[2])
redis.call('HINCRBY', KEYS[1], 'sets', 1)
redis.call('HINCRBY', KEYS[1], 'epoch', 1)
return 1
