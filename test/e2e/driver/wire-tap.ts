/** Stands before the service and keeps what came, bytes and all; passes everything on and back unchanged. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jsonFields, multipartFields, type ReceivedFields } from '../../../src/main/practice/request-rules.ts'

export interface WireTap {
  readonly baseUrl: string
  /** To be told once the service is there. */
  passTo(serviceUrl: string): void
  /** Of every whole request, oldest first. */
  received(): readonly ReceivedFields[]
  close(): Promise<void>
}

export async function startWireTap(): Promise<WireTap> {
  const received: ReceivedFields[] = []
  let serviceUrl = ''
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
      const body = Buffer.concat(chunks)
      const contentType = request.headers['content-type'] ?? ''
      const fields = contentType.startsWith('multipart/') ? multipartFields(contentType, body) : jsonFields(body)
      if (fields) received.push(fields)
      const answer = await fetch(new URL(request.url ?? '/', serviceUrl), {
        method: request.method ?? 'GET',
        headers: { 'content-type': contentType },
        ...(body.length > 0 && { body }),
      })
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
      response.end(Buffer.from(await answer.arrayBuffer()))
    })().catch(() => response.destroy()) // as the service's own connection was cut
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passTo: (url) => {
      serviceUrl = url
    },
    received: () => [...received],
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
