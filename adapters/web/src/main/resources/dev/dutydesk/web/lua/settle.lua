-- The bot has answered messages of a desk: they are pending no more, and the tickets they are about are known.
--
-- KEYS 1 pending  zset "<room> <number>" -> when to deliver it again, ms
--      2… for each message: its room's ticket hash, number -> ticket's key
-- ARGV for each message: room, number, ticket's key or ''
-- Answers 1.
for i = 2, #KEYS do
  local a = (i - 2) * 3
  if redis.call('ZREM', KEYS[1], ARGV[a + 1] .. ' ' .. ARGV[a + 2]) == 1 and ARGV[a + 3] ~= '' then
    redis.call('HSET', KEYS[i], ARGV[a + 2], ARGV[a + 3])
  end
end
return 1
