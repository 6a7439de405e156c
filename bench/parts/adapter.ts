import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdapter } from '@socket.io/redis-adapter'
import { Redis } from 'ioredis'
import { Server } from 'socket.io'

/**
 * A bare socket.io server whose nodes hear one another by @socket.io/redis-adapter: what is posted to it goes out to the
 * clients of every node as it came, with no store and no rule between.
 */
const [url = ''] = process.argv.slice(2)
const publisher = new Redis(url)
const http = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (words: string) => (body += words))
  request.on('end', () => {
    io.emit('feed', [{ ...(JSON.parse(body) as object), emitted: performance.timeOrigin + performance.now() }])
    response.end('{}')
  })
})
const io = new Server(http, {
  adapter: createAdapter(publisher, publisher.duplicate()),
  transports: ['websocket'],
  perMessageDeflate: false,
  serveClient: false,
})
http.listen(0, '127.0.0.1', () => console.log((http.address() as AddressInfo).port))
