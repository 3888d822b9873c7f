/** Reads a small multipart/form-data body strictly. For the practice service only: whole bodies in memory, no nesting, no encodings. */

export interface FormPart {
  readonly name: string
  /** Present on file parts only. */
  readonly fileName?: string
  readonly content: Buffer
}

const BLANK_LINE = Buffer.from('\r\n\r\n')
const LINE_END = Buffer.from('\r\n')

/** @returns nothing when the content type names no boundary or the body breaks RFC 7578 anywhere */
export function parseMultipartForm(contentType: string, body: Buffer): readonly FormPart[] | undefined {
  // the characters and the length that RFC 2046 allows
  const [, quoted, bare] =
    /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+.-]{1,70}))\s*(?:;|$)/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return undefined

  const opening = Buffer.from(`--${boundary}`)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  if (!startsWith(body, opening, 0)) return undefined

  const parts: FormPart[] = []
  let at = opening.length
  while (startsWith(body, LINE_END, at)) {
    const end = body.indexOf(delimiter, at)
    const part = end === -1 ? undefined : parsePart(body.subarray(at + LINE_END.length, end))
    if (!part) return undefined
    parts.push(part)
    at = end + delimiter.length
  }
  const rest = body.subarray(at).toString('latin1')
  return rest === '--' || rest === '--\r\n' ? parts : undefined
}

function parsePart(bytes: Buffer): FormPart | undefined {
  const headEnd = bytes.indexOf(BLANK_LINE)
  if (headEnd === -1) return undefined
  for (const line of bytes.subarray(0, headEnd).toString('utf8').split('\r\n')) {
    const [, name, fileName] =
      /^content-disposition:\s*form-data;\s*name="([^"]*)"(?:;\s*filename="([^"]*)")?\s*$/i.exec(line) ?? []
    if (name === undefined) continue
    const content = bytes.subarray(headEnd + BLANK_LINE.length)
    return { name, content, ...(fileName !== undefined && { fileName }) }
  }
  return undefined
}

function startsWith(body: Buffer, expected: Buffer, at: number): boolean {
  return body.subarray(at, at + expected.length).equals(expected)
}
