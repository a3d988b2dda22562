-- What was posted or edited in a room after a cursor, each message once, at its last change.
--
-- KEYS 1 message  hash number -> JSON
--      2 order    zset of numbers by number
--      3 edited   zset of numbers -> number of their last change
--      4 ticket   hash number -> ticket's key, where it became known after the message
--      5 changes  stream of the desk's changes
--      6 trimmed  the highest number that was ever trimmed
-- ARGV 1 cursor   2 limit
-- Answers {where the next read goes on, number of the desk's last change or '0', trimmed or '0',
--          [number of the change, number, JSON, ticket or '', …]} in the order of the changes.
local limit = tonumber(ARGV[2])
local last = redis.call('XREVRANGE', KEYS[5], '+', '-', 'COUNT', 1)[1]
last = last and string.match(last[1], '^%d+') or '0'
local posted = redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. ARGV[1], '+inf', 'LIMIT', 0, limit)
local edited = redis.call('ZRANGEBYSCORE', KEYS[3], '(' .. ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, limit)
local all, horizon = {}, math.huge
for _, number in ipairs(posted) do
  -- an edited one is told at its edit
  if not redis.call('ZSCORE', KEYS[3], number) then
    all[#all + 1] = {tonumber(number), number}
  end
end
for i = 1, #edited, 2 do
  all[#all + 1] = {tonumber(edited[i + 1]), edited[i]}
end
-- beyond the end of a list that was cut, the other one may hold what lies between
if #posted == limit then
  horizon = tonumber(posted[#posted])
end
if #edited == 2 * limit then
  horizon = math.min(horizon, tonumber(edited[#edited]))
end
table.sort(all, function(a, b) return a[1] < b[1] end)
local found, taken = {}, 0
for _, change in ipairs(all) do
  if change[1] > horizon then
    break
  end
  if taken == limit then
    horizon = all[limit][1]
    break
  end
  taken = taken + 1
  found[#found + 1] = string.format('%.0f', change[1])
  found[#found + 1] = change[2]
  found[#found + 1] = redis.call('HGET', KEYS[1], change[2]) or ''
  found[#found + 1] = redis.call('HGET', KEYS[4], change[2]) or ''
end
local on = horizon == math.huge and last or string.format('%.0f', horizon)
return {on, last, redis.call('GET', KEYS[6]) or '0', found}
