-- Writes a commit, whole or not at all. A repeat of its id writes nothing and gets what was kept.
--
-- KEYS 1 what is kept with the commit's id, 2 lease, 3 broken (hash of ticket id); then every other key, named below by
--   its place
-- ARGV 1 the answer to keep, 2 for how many seconds, 3 the lease's epoch (empty: anyone may write), 4 a name for this
--   asking, 5 1 where it may be under way already, 6 1 to write also while the desk is broken (a repair),
--   7 how many tickets, then their ids;
--   how many conditions, then each: revision KEY REVISION (empty: there is no such ticket), or unclaimed KEY;
--   how many writes, then each: its name, its keys, its values, as in the list below
-- Answers 1 done and 2 repeated, each with what is kept: the numbers drawn in one line, then the answer; 3 stale (a
--   revision has moved); 4 claimed, with the ticket that has it; 5 fenced (the lease has another epoch); 6 broken (the
--   desk doesn't write), with what went wrong; 7 called off (this asking was overtaken by its own repeat, which was
--   refused); 8 broke off, with what went wrong: a bug, the desk is marked broken. Only 1 and 8 write, but for the note
--   that an asking is called off
-- Errors: WRONGTYPE, BADCOMMIT (a write or a number that isn't one), before anything is written; and the server's own
--   (OOM, MISCONF, READONLY, ...), which come with the first write or before

local DONE, REPEATED, STALE, CLAIMED, FENCED, BROKEN, CALLED_OFF, BROKE_OFF = 1, 2, 3, 4, 5, 6, 7, 8
local CALLED_OFF_FOR = 600

local drawn = {}
local function numbers_and_answer()
  return table.concat(drawn, ' ') .. '\n' .. ARGV[1]
end

-- Each write: the types of its keys, how many values, which of those are whole numbers, and what it does. One value
-- or field at a time: unpack fails at 8,000.
local WRITES = {
  number = {{'string', 'hash', 'hash'}, 1, {}, function(k, v)
    local number = string.format('%.0f', redis.call('INCR', k[1]))
    drawn[#drawn + 1] = number
    redis.call('HSET', k[2], number, v[1])
    redis.call('HSET', k[3], v[1], number)
  end},
  keep = {{'string'}, 0, {}, function(k) redis.call('SET', k[1], numbers_and_answer(), 'EX', ARGV[2]) end},
  field = {{'hash'}, 2, {}, function(k, v) redis.call('HSET', k[1], v[1], v[2]) end},
  record = {{'hash'}, 2, {1}, function(k, v) redis.call('HSET', k[1], 'rev', v[1], 'body', v[2]) end},
  unfield = {{'hash'}, 1, {}, function(k, v) redis.call('HDEL', k[1], v[1]) end},
  append = {{'list'}, 1, {}, function(k, v) redis.call('RPUSH', k[1], v[1]) end},
  unlist = {{'list'}, 0, {}, function(k) redis.call('DEL', k[1]) end},
  score = {{'zset'}, 2, {1}, function(k, v) redis.call('ZADD', k[1], v[1], v[2]) end},
  unscore = {{'zset'}, 1, {}, function(k, v) redis.call('ZREM', k[1], v[1]) end},
  -- What waits already keeps its place.
  earliest = {{'zset'}, 2, {1}, function(k, v) redis.call('ZADD', k[1], 'LT', v[1], v[2]) end},
  claim = {{'string'}, 1, {}, function(k, v) redis.call('SET', k[1], v[1], 'NX') end},
  unclaim = {{'string'}, 1, {}, function(k, v)
    if redis.call('GET', k[1]) == v[1] then
      redis.call('DEL', k[1])
    end
  end},
  log = {{'stream'}, 4, {1}, function(k, v)
    redis.call('XADD', k[1], 'MAXLEN', '~', v[1], '*', 'ticket', v[2], 'no', v[3], 'verb', v[4])
  end}
}

local place = 6
local function take()
  place = place + 1
  return ARGV[place]
end

local bad
local function whole(text)
  if not text or #text > 15 or not string.match(text, '^%-?%d+$') then
    bad = bad or 'BADCOMMIT not a whole number: ' .. tostring(text)
    return 0
  end
  return tonumber(text)
end

local types = {}
local function key(named, type)
  local name = KEYS[whole(named)]
  if not name then
    bad = bad or 'BADCOMMIT no key ' .. tostring(named)
    return nil
  end
  if not types[name] then
    types[name] = redis.call('TYPE', name).ok
    if types[name] == 'none' then
      types[name] = type
    end
  end
  if types[name] ~= type then
    bad = bad or 'WRONGTYPE ' .. name .. ' is a ' .. types[name] .. ', not a ' .. type
  end
  return name
end

-- Everything is looked at before anything is answered or written.
key('1', 'string')
key('2', 'hash')
key('3', 'hash')
whole(ARGV[2])
local tickets = {}
for i = 1, whole(take()) do
  tickets[i] = take()
end
local conditions = {}
for i = 1, whole(take()) do
  local name = take()
  if name == 'revision' then
    conditions[i] = {name, key(take(), 'hash'), take()}
  elseif name == 'unclaimed' then
    conditions[i] = {name, key(take(), 'string')}
  else
    bad = bad or 'BADCOMMIT no condition ' .. tostring(name)
  end
end
local writes = {}
for i = 1, whole(take()) do
  local name = take()
  local write = WRITES[name]
  if not write then
    bad = bad or 'BADCOMMIT no write ' .. tostring(name)
    break
  end
  local keys, values = {}, {}
  for j, type in ipairs(write[1]) do
    keys[j] = key(take(), type)
  end
  for j = 1, write[2] do
    values[j] = take()
    if not values[j] then
      bad = bad or 'BADCOMMIT ' .. name .. ' without its values'
    end
  end
  for _, j in ipairs(write[3]) do
    whole(values[j])
  end
  if name == 'number' and not bad then
    whole(redis.call('GET', keys[1]) or '0')
  end
  writes[i] = {write[4], keys, values}
end
if not bad and place ~= #ARGV then
  bad = 'BADCOMMIT more than was announced'
end
if bad then
  return redis.error_reply(bad)
end

local kept = redis.call('GET', KEYS[1])
local called_off = '!' .. ARGV[4]
if kept == called_off then
  return {CALLED_OFF}
end
if kept and string.sub(kept, 1, 1) ~= '!' then
  return {REPEATED, kept}
end

local function refused(...)
  if ARGV[5] == '1' then
    -- The earlier try may still arrive, when what refuses this one is gone.
    redis.call('SET', KEYS[1], called_off, 'EX', CALLED_OFF_FOR)
  end
  return {...}
end
local broken = redis.call('HVALS', KEYS[3])
if #broken > 0 and ARGV[6] ~= '1' then
  return refused(BROKEN, broken[1])
end
if ARGV[3] ~= '' and redis.call('HGET', KEYS[2], 'epoch') ~= ARGV[3] then
  return refused(FENCED)
end
for _, condition in ipairs(conditions) do
  if condition[1] == 'revision' then
    if (redis.call('HGET', condition[2], 'rev') or '') ~= condition[3] then
      return refused(STALE)
    end
  end
end
for _, condition in ipairs(conditions) do
  if condition[1] == 'unclaimed' then
    local by = redis.call('GET', condition[2])
    if by then
      return refused(CLAIMED, by)
    end
  end
end

local written = 0
local ok, problem = pcall(function()
  for _, write in ipairs(writes) do
    write[1](write[2], write[3])
    written = written + 1
  end
end)
if not ok then
  problem = type(problem) == 'table' and problem.err or tostring(problem)
  if written == 0 and #drawn == 0 then
    return redis.error_reply(problem)
  end
  for _, ticket in ipairs(tickets) do
    redis.call('HSET', KEYS[3], ticket, problem)
  end
  return {BROKE_OFF, problem}
end
return {DONE, numbers_and_answer()}
