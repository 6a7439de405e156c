/**
 * Scripts run in Redis as one step each.
 * Counts one more under KEYS[1] in a window of ARGV[1] ms; the count and the ms left. No key is ever left without an end.
 */
export const countOne = `
local n = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[1])
  redis.call('PEXPIRE', KEYS[1], left)
end
return { n, left }`

/** Takes one back under KEYS[1], if anything is counted there. */
export const takeOneBack = `
if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end
return 0`

/**
 * Node ARGV[1] says ARGV[2], which holds for ARGV[3] ms, and hears what all the others say: pairs of node and words.
 * Times are those of Redis: the nodes' clocks need not agree.
 */
export const meet = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f %s', now + ARGV[3], ARGV[2]))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
local all = redis.call('HGETALL', KEYS[1])
local here = {}
for i = 1, #all, 2 do
  local ends, words = string.match(all[i + 1], '^(%d+) (.*)$')
  if ends and tonumber(ends) > now then
    here[#here + 1] = all[i]
    here[#here + 1] = words
  else
    redis.call('HDEL', KEYS[1], all[i])
  end
end
return here`
