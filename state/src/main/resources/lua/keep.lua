-- Keeps what a room shows of a ticket without taking it for up to date, or has it looked at again.
--
-- KEYS 1 lease, 2 behind, 3 shown hash of the ticket
-- ARGV 1 epoch, 2 channel, 3 what is shown as JSON (empty: as it is), 4 member of behind, 5 when to look at it in ms (empty:
--   whether it is behind stays as it is)
-- Answers 1 done, 5 fenced (the lease has another epoch: nothing kept)
-- Errors: WRONGTYPE, before anything is written

local DONE, FENCED = 1, 5

redis.call('ZCARD', KEYS[2])
redis.call('HLEN', KEYS[3])
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return FENCED
end
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[3], ARGV[2], ARGV[3])
end
if ARGV[5] ~= '' then
  redis.call('ZADD', KEYS[2], 'NX', ARGV[5], ARGV[4])
end
return DONE
