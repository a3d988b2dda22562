-- A page of a room, or of one of its threads.
--
-- KEYS 1 message  hash number -> JSON
--      2 order    zset of numbers by number
--      3 threads  zset of "<root>:<number>", by name
--      4 ticket   hash number -> ticket's key, where it became known after the message
--      5 changes  stream of the desk's changes
-- ARGV 1 'up' (the oldest after) or 'down' (the newest before)   2 number, exclusive, or ''   3 limit   4 root's number or ''
-- Answers {number of the desk's last change or '0', [number, JSON, ticket or '', …]}, in the order of ARGV 1.
local up, from, limit, root = ARGV[1] == 'up', ARGV[2], ARGV[3], ARGV[4]
local numbers
if root ~= '' then
  -- ';' follows ':', so it ends the thread
  local low = (up and from ~= '') and ('(' .. root .. ':' .. from) or ('[' .. root .. ':')
  local high = (not up and from ~= '') and ('(' .. root .. ':' .. from) or ('(' .. root .. ';')
  if up then
    numbers = redis.call('ZRANGEBYLEX', KEYS[3], low, high, 'LIMIT', 0, limit)
  else
    numbers = redis.call('ZREVRANGEBYLEX', KEYS[3], high, low, 'LIMIT', 0, limit)
  end
  for i, member in ipairs(numbers) do
    numbers[i] = string.match(member, ':(.+)$')
  end
  -- what nobody has answered to is a thread of one
  if #numbers == 0 and from == '' then
    numbers = {root}
  end
elseif up then
  numbers = redis.call('ZRANGEBYSCORE', KEYS[2], from ~= '' and ('(' .. from) or '-inf', '+inf', 'LIMIT', 0, limit)
else
  numbers = redis.call('ZREVRANGEBYSCORE', KEYS[2], from ~= '' and ('(' .. from) or '+inf', '-inf', 'LIMIT', 0, limit)
end
local found = {}
for _, number in ipairs(numbers) do
  local json = redis.call('HGET', KEYS[1], number)
  if json then
    found[#found + 1] = number
    found[#found + 1] = json
    found[#found + 1] = redis.call('HGET', KEYS[4], number) or ''
  end
end
local last = redis.call('XREVRANGE', KEYS[5], '+', '-', 'COUNT', 1)[1]
return {last and string.match(last[1], '^%d+') or '0', found}
