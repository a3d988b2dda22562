-- Sets or takes away an owner's next due instant, if what it was worked out from still stands.
--
-- KEYS 1 lease, 2 timers; 3 the owner's ticket (only where the owner is one and its revision counts)
-- ARGV 1 epoch, 2 owner, 3 next due in ms (empty: none), 4 the due instant that was read, in ms (empty: none was there);
--   with KEYS 3 the ticket's revision that was read instead
-- Answers 1 done, 3 overtaken (another instant or revision stands there; nothing written), 5 fenced (the lease has
--   another epoch; nothing written)
-- Errors: WRONGTYPE, before anything is written

local DONE, OVERTAKEN, FENCED = 1, 3, 5
local held = redis.call('HGET', KEYS[1], 'epoch') == ARGV[1]
local due = redis.call('ZSCORE', KEYS[2], ARGV[2]) or ''
local function same(a, b)
  return a == b or (a ~= '' and b ~= '' and tonumber(a) == tonumber(b))
end

local stands
if KEYS[3] then
  stands = redis.call('HGET', KEYS[3], 'rev') == ARGV[4]
else
  -- A repeat finds what the first one wrote.
  stands = same(due, ARGV[4]) or same(due, ARGV[3])
end
if not held then
  return FENCED
end
if not stands then
  return OVERTAKEN
end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[2], ARGV[2])
else
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2])
end
return DONE
