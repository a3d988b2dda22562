-- Reads tickets, each with its number.
--
-- KEYS 1 numbers (hash of ticket id); then each ticket's hash
-- ARGV each ticket's id
-- Answers a list, for each ticket in order three values: its number, its body, and its packed history where it has no
--   body; nothing in the place of what isn't there
-- Errors: WRONGTYPE

local answers = {}
for i, id in ipairs(ARGV) do
  local ticket = redis.call('HMGET', KEYS[1 + i], 'body', 'packed')
  answers[3 * i - 2] = redis.call('HGET', KEYS[1], id)
  answers[3 * i - 1] = ticket[1]
  answers[3 * i] = not ticket[1] and ticket[2]
end
return answers
