-- Keeps what a room shows of a ticket, and leaves whether it is behind as it is.
--
-- KEYS 1 lease, 2 shown hash of the ticket
-- ARGV 1 epoch, 2 channel, 3 what is shown as JSON
-- Answers 1 done, 5 fenced (the lease has another epoch: nothing kept)
-- Errors: WRONGTYPE, before anything is written

local DONE, FENCED = 1, 5

if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return FENCED
end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
return DONE
