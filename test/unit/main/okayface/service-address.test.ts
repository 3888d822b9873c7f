import { expect, it } from 'vitest'
import { verifyUrl } from '../../../../src/main/okayface/service-address.ts'

it.each([
  ['https://okayface.example', 'https://okayface.example/api/faceid/v2-1/verify'],
  ['https://okayface.example/', 'https://okayface.example/api/faceid/v2-1/verify'],
  ['https://okayface.example:8443', 'https://okayface.example:8443/api/faceid/v2-1/verify'],
  ['http://127.0.0.1:5000', 'http://127.0.0.1:5000/api/faceid/v2-1/verify'],
  ['http://127.8.9.10', 'http://127.8.9.10/api/faceid/v2-1/verify'],
  ['http://[::1]:5000', 'http://[::1]:5000/api/faceid/v2-1/verify'],
  ['http://localhost:5000', 'http://localhost:5000/api/faceid/v2-1/verify'],
])('%s may be called', (baseUrl, url) => {
  expect(verifyUrl(baseUrl, 'v2-1')).toEqual({ ok: true, value: url })
})

it.each([
  'http://okayface.example',
  'http://127.0.0.1.okayface.example',
  'http://localhost.okayface.example',
  'http://128.0.0.1',
  'http://[::2]',
  'http://0.0.0.0',
  'ftp://127.0.0.1',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://user@okayface.example',
  'https://user:word@okayface.example',
  'https://okayface.example?apiKey=1',
  'https://okayface.example/?',
  'https://okayface.example/#x',
  'https://okayface.example/gateway',
  'okayface.example',
  '',
])('%j is refused, and the refusal does not repeat it', (baseUrl) => {
  const result = verifyUrl(baseUrl, 'v2-1')
  expect(result).toMatchObject({ ok: false, error: { code: 'SERVICE_ADDRESS_REFUSED' } })
  if (baseUrl) expect(JSON.stringify(result)).not.toContain(baseUrl)
})
