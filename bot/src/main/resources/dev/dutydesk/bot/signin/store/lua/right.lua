-- A try was right: the account's are forgotten, the address has one less.
--
-- KEYS 1 the account's counter   2 the address's counter (see try.lua)
-- Answers 1
-- Errors: WRONGTYPE, before anything is written
local tries = tonumber(redis.call('HGET', KEYS[2], 'tries') or '0')
redis.call('DEL', KEYS[1])
if tries > 0 then
  redis.call('HSET', KEYS[2], 'tries', tries - 1, 'from', 0)
end
return 1
