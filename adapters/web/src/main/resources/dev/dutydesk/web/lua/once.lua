-- Remembers what a client sent under an id, where there is nothing under it yet.
--
-- KEYS 1 once   ARGV 1 what to remember   2 seconds
-- Answers what stands under the id now.
local first = redis.call('GET', KEYS[1])
if first then
  return first
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return ARGV[1]
