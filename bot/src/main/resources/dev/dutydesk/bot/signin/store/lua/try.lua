-- Counts a try to sign in before it is known how it ends, so that many at once are many. Refused while one of the
-- counters still waits; then nothing is counted, so a wait ends however often it is asked.
--
-- KEYS 1.. counters  hash tries, last (ms), from (ms): when the next one may be made
-- ARGV 1 now in ms   2 after so many quiet ms all is forgotten   3 the first wait in ms   4 the longest wait in ms
--      5.. how many tries are free, one for each counter
-- Answers 0 counted, else how many ms are to be waited
-- Errors: WRONGTYPE, before anything is written
local now, quiet, first, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local seen = {}
local wait = 0
for i, key in ipairs(KEYS) do
  local found = redis.call('HMGET', key, 'tries', 'last', 'from')
  local tries, last, from = tonumber(found[1] or '0'), tonumber(found[2] or '0'), tonumber(found[3] or '0')
  -- no wait is longer than the longest: then the clock went back
  if from - now <= longest then
    wait = math.max(wait, from - now)
  end
  if now - math.max(last, from) > quiet then
    tries = 0
  end
  seen[i] = tries + 1
end
if wait > 0 then
  return wait
end
for i, key in ipairs(KEYS) do
  local free = tonumber(ARGV[4 + i])
  local from = 0
  if seen[i] >= free then
    from = now + math.min(longest, first * 2 ^ math.min(seen[i] - free, 30))
  end
  redis.call('HSET', key, 'tries', seen[i], 'last', string.format('%.0f', now), 'from', string.format('%.0f', from))
  redis.call('PEXPIRE', key, string.format('%.0f', quiet + longest))
end
return 0
