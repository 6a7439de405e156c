import { openRedis } from '../../server/bus/redis.ts'

/** A node in a process of its own, to be killed: it says that Grace and two viewers are here. */
const [url = '', namespace = ''] = process.argv.slice(2)
const beat = { every: 100, forgetAfter: 600 }
const log = { info: console.log, warn: console.log }
openRedis({ url, namespace, node: 'dying', key: 'a key of tests', log, beat }).here({
  moderators: ['Grace'],
  viewers: 2,
})
