-- Raises the beat of one's own lease, takes a free one, or takes one whose holder is taken for dead.
--
-- KEYS 1 lease
-- ARGV 1 owner; then, to take it from another: 2 the epoch and 3 the beat at which it has stood still
-- Answers {1 if it is the owner's now and 0 if not, epoch, beat, owner}
-- Errors: WRONGTYPE, before anything is written

local lease = redis.call('HMGET', KEYS[1], 'owner', 'epoch', 'beat')
local owner, epoch, beat = lease[1], tonumber(lease[2] or '0'), tonumber(lease[3] or '0')
if owner == ARGV[1] then
  beat = redis.call('HINCRBY', KEYS[1], 'beat', 1)
elseif not owner or owner == '' or (tonumber(ARGV[2]) == epoch and tonumber(ARGV[3]) == beat) then
  owner, epoch, beat = ARGV[1], epoch + 1, 1
  redis.call('HSET', KEYS[1], 'owner', owner, 'epoch', epoch, 'beat', beat)
else
  return {0, epoch, beat, owner}
end
return {1, epoch, beat, owner}
