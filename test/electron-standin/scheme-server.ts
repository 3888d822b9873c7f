/** Carries Chromium's requests for the app's own schemes to `protocol.handle`, and the answers back, headers and all. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { handlerOf } from './protocol.ts'

/** Belong to the connection, not to the request. */
const connectionHeaders = new Set(['host', 'connection', 'content-length', 'transfer-encoding'])

/** @returns the loopback port; the server ends with the process */
export async function startSchemeServer(): Promise<number> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('electron stand-in: a protocol handler failed', error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [, host, scheme] = /^(.+)\.([a-z][a-z0-9+-]*)\.localhost(?::\d+)?$/.exec(incoming.headers.host ?? '') ?? []
  const handler = scheme && handlerOf(scheme)
  if (!handler) {
    outgoing.writeHead(404).end()
    return
  }
  const reply = await handler(toRequest(`${scheme}://${host}${incoming.url}`, incoming))
  outgoing.writeHead(reply.status, Object.fromEntries(reply.headers))
  if (!reply.body || incoming.method === 'HEAD') outgoing.end()
  else await pipeline(Readable.fromWeb(reply.body as Parameters<typeof Readable.fromWeb>[0]), outgoing)
}

function toRequest(url: string, incoming: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && !connectionHeaders.has(name)) headers.set(name, value)
  }
  const method = incoming.method ?? 'GET'
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  // a streamed body needs `duplex`, which the DOM's types do not know
  const init = { method, headers, body: Readable.toWeb(incoming), duplex: 'half' }
  return new Request(url, init as unknown as RequestInit)
}
