import { expect, it } from 'vitest'
import { parseMultipartForm } from '../../../../src/main/practice/multipart-form.ts'

/** Node's own writer of forms as witness. */
async function written(form: FormData): Promise<{ contentType: string; body: Buffer }> {
  const response = new Response(form)
  return { contentType: response.headers.get('content-type') ?? '', body: Buffer.from(await response.arrayBuffer()) }
}

it('reads what another writer wrote, byte for byte', async () => {
  const picture = Uint8Array.from({ length: 2000 }, (_, index) => (index * 7) % 256)
  const form = new FormData()
  form.set('apiKey', 'kéy\r\n--with-lines')
  form.set('imageBest', new Blob([picture], { type: 'image/jpeg' }), 'a.jpg')
  form.set('empty', '')
  const { contentType, body } = await written(form)
  expect(parseMultipartForm(contentType, body)).toEqual([
    { name: 'apiKey', content: Buffer.from('kéy\r\n--with-lines') },
    { name: 'imageBest', fileName: 'a.jpg', content: Buffer.from(picture) },
    { name: 'empty', content: Buffer.alloc(0) },
  ])
})

it('a form cut off anywhere is no form', async () => {
  const form = new FormData()
  form.set('a', '1')
  form.set('b', new Blob(['22']), 'b')
  const { contentType, body } = await written(form)
  const closing = body.lastIndexOf('--') + 2
  for (let length = 0; length < closing; length += 1) {
    expect(parseMultipartForm(contentType, body.subarray(0, length)), `${length} bytes`).toBeUndefined()
  }
  expect(parseMultipartForm(contentType, body.subarray(0, closing))).toHaveLength(2)
})

it.each([
  ['no boundary', 'multipart/form-data', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--'],
  [
    'another boundary',
    'multipart/form-data; boundary=c',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--',
  ],
  [
    'a part without a name',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--',
  ],
  [
    'something after the end',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--x',
  ],
  [
    'something before the start',
    'multipart/form-data; boundary=b',
    'x--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--',
  ],
])('%s: no form', (_, contentType, body) => {
  expect(parseMultipartForm(contentType, Buffer.from(body))).toBeUndefined()
})
