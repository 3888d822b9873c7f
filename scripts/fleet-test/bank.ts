/** The organisation's own side, on loopback: one receiver of signed results and one OpenTelemetry collector. Believes no call that is not as documented. */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { resultMessageSchema } from '../../src/main/results/result-message.ts'

export interface Bank {
  readonly baseUrl: string
  /** Ids of results, once each however often they came. */
  readonly results: ReadonlySet<string>
  /** Names of kiosks that the collector has heard of. */
  readonly kiosks: ReadonlySet<string>
  /** Calls that were not as documented. */
  refused(): number
  close(): void
}

const KEY = Buffer.alloc(32, 1)

export async function startBank(): Promise<Bank> {
  const results = new Set<string>()
  const kiosks = new Set<string>()
  let refused = 0
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const isGood = request.url === '/results' ? takeResult(request.headers, body) : takeFigures(body)
      if (!isGood) refused += 1
      response.writeHead(isGood ? 200 : 400).end()
    })
  })

  function takeResult(headers: NodeJS.Dict<string | string[]>, body: string): boolean {
    const id = String(headers['webhook-id'])
    const mac = createHmac('sha256', KEY)
      .update(`${id}.${String(headers['webhook-timestamp'])}.${body}`)
      .digest('base64')
    if (headers['webhook-signature'] !== `v1,${mac}`) return false
    const message = resultMessageSchema.safeParse(JSON.parse(body))
    if (!message.success || message.data.id !== id) return false
    results.add(id)
    return true
  }

  function takeFigures(body: string): boolean {
    const name = /"service\.instance\.id","value":\{"stringValue":"([^"]+)"/.exec(body)?.[1]
    if (name === undefined || !body.includes('countersign.queue.depth')) return false
    kiosks.add(name)
    return true
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    results,
    kiosks,
    refused: () => refused,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
