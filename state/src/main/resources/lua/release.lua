-- Gives up one's own lease, so that another takes it at once. The epoch stays: it never goes back.
--
-- KEYS 1 lease
-- ARGV 1 owner
-- Answers 1 done, 5 fenced (another holds it; nothing written)
-- Errors: WRONGTYPE, before anything is written

if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then
  return 5
end
redis.call('HSET', KEYS[1], 'owner', '')
return 1
