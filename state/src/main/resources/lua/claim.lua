-- Notes before a send what is about to be sent, so that a crash in between is seen.
--
-- KEYS 1 lease, 2 behind; then for each mark: shown hash of its ticket
-- ARGV 1 epoch; then for each mark: its member of behind, channel, what was shown as JSON
-- Answers a list, for each mark in order: 1 done, 4 gone (the mark isn't behind any more; nothing written),
--   5 fenced (the lease has another epoch; nothing written)
-- Errors: WRONGTYPE, before anything is written

local DONE, GONE, FENCED = 1, 4, 5
local marks = #KEYS - 2
local answers = {}

local held = redis.call('HGET', KEYS[1], 'epoch') == ARGV[1]
for i = 1, marks do
  redis.call('HLEN', KEYS[2 + i])
  if not held then
    answers[i] = FENCED
  elseif redis.call('ZSCORE', KEYS[2], ARGV[i * 3 - 1]) then
    answers[i] = DONE
  else
    answers[i] = GONE
  end
end

for i = 1, marks do
  if answers[i] == DONE then
    redis.call('HSET', KEYS[2 + i], ARGV[i * 3], ARGV[i * 3 + 1])
  end
end
return answers
