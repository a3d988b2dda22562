-- Gives up one's own lease, so that another takes it at once. The epoch goes on, so that what is still under way under the
-- one that is given up is refused from now on.
--
-- KEYS 1 lease
-- ARGV 1 owner
-- Answers 1 done, 5 fenced (another holds it; nothing written)
-- Errors: WRONGTYPE, before anything is written

local lease = redis.call('HMGET', KEYS[1], 'owner', 'epoch')
if lease[1] ~= ARGV[1] then
  return 5
end
redis.call('HSET', KEYS[1], 'owner', '', 'epoch', tonumber(lease[2]) + 1)
return 1
