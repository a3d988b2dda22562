-- Records what rooms were shown, and takes those marks away whose ticket hasn't changed since.
--
-- KEYS 1 lease, 2 behind, 3 postponed (member of behind, score since when), 4 roots; then for each mark: its ticket,
--   shown hash of its ticket
-- ARGV 1 epoch, 2 now in ms; then for each mark: its member of behind, channel, ticket id, what was shown as JSON,
--   its revision, field of roots (empty: none new), when to come back in ms (empty: only if the ticket has changed),
--   1 to keep nothing once the room is up to date (empty: keep)
-- Answers a list, for each mark in order: 1 done, 2 behind (recorded, the mark stays), 5 fenced (the lease has another
--   epoch: nothing recorded, the mark is behind again)
-- Errors: WRONGTYPE, before anything is written

local DONE, BEHIND, FENCED = 1, 2, 5
local WIDTH = 8
local marks = (#KEYS - 4) / 2
local now = ARGV[2]
local newer, since = {}, {}

local held = redis.call('HGET', KEYS[1], 'epoch') == ARGV[1]
redis.call('HLEN', KEYS[4])
redis.call('ZCARD', KEYS[3])
for i = 1, marks do
  local at = 2 + (i - 1) * WIDTH
  local revision = redis.call('HGET', KEYS[3 + i * 2], 'rev')
  newer[i] = revision and tonumber(revision) > tonumber(ARGV[at + 5])
  redis.call('HLEN', KEYS[4 + i * 2])
  since[i] = redis.call('ZSCORE', KEYS[2], ARGV[at + 1])
end

local answers = {}
for i = 1, marks do
  local at = 2 + (i - 1) * WIDTH
  local member, channel, root, again = ARGV[at + 1], ARGV[at + 2], ARGV[at + 6], ARGV[at + 7]
  if not held then
    redis.call('ZADD', KEYS[2], 'NX', now, member)
    answers[i] = FENCED
  else
    local stays = newer[i] or again ~= ''
    if ARGV[at + 8] == '1' and not stays then
      redis.call('HDEL', KEYS[4 + i * 2], channel)
    else
      redis.call('HSET', KEYS[4 + i * 2], channel, ARGV[at + 4])
    end
    if root ~= '' then
      redis.call('HSET', KEYS[4], root, ARGV[at + 3])
    end
    if again ~= '' then
      redis.call('ZADD', KEYS[3], 'NX', since[i] or now, member)
      redis.call('ZADD', KEYS[2], again, member)
    else
      redis.call('ZREM', KEYS[3], member)
      if stays then
        redis.call('ZADD', KEYS[2], now, member)
      else
        redis.call('ZREM', KEYS[2], member)
      end
    end
    answers[i] = stays and BEHIND or DONE
  end
end
return answers
