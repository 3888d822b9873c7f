/**
 * Answers that no service ever meant: cut, swapped, nested, translated, or sent by somebody else. None of them is a
 * lawful result for the version that it is made for, whatever it looks like. Knows nothing of how they are read.
 */
import { serviceVersions, type ServiceVersion } from '../../src/shared/domain/verification.ts'

export interface DamagedAnswer {
  readonly version: ServiceVersion
  readonly status: number
  readonly text: string
  readonly retryAfter?: string
  readonly date?: string
}

/** A result that would be a match for the version. */
export function passing(version: ServiceVersion) {
  return {
    request_id: 'r1' as unknown,
    result_idcard: { confidence: version.startsWith('v4') ? 1.5 : 99 } as unknown,
    imageBestLiveness: { probability: 0.99, score: 9, quality: 0.99 } as unknown,
  }
}

/** @param random uniform, 0 <= n < 1 */
export function damagedAnswers(random: () => number): () => DamagedAnswer {
  const below = (count: number): number => Math.floor(random() * count)
  const oneOf = <T>(values: readonly [T, ...T[]]): T => values[below(values.length)] ?? values[0]

  const noNumber = (): unknown =>
    oneOf<unknown>([
      ...[null, true, false, '', '99', '1.5', 'success', 'NaN', 'Infinity', '\u0000', 'FACE_NOT_FOUND'],
      ...[-11, 1e6, 1e308, -1e308, [], [99], {}, [[[]]], { confidence: 99 }, { error: null }, { toString: 1 }],
      ...[{ valueOf: 99 }, { $numberDouble: '99' }],
    ] as [unknown, ...unknown[]])
  const json = (value: unknown): string => JSON.stringify(value)
  const withField = (version: ServiceVersion, field: string, value: unknown) =>
    json({ ...passing(version), [field]: value })

  /** Each leaves no lawful result. */
  const damages: readonly [(version: ServiceVersion) => string, ...((version: ServiceVersion) => string)[]] = [
    // cut anywhere but at its end
    (version) => {
      const whole = json(passing(version))
      return whole.slice(0, below(whole.length))
    },
    (version) => withField(version, 'result_idcard', oneOf<unknown>([null, [], '', 99, [noNumber()], 'match'])),
    (version) => withField(version, 'result_idcard', { confidence: noNumber() }),
    (version) => withField(version, 'result_idcard', { confidence: passing(version) }),
    (version) => withField(version, 'result_idcard', { Confidence: 99, ' confidence': 99 }),
    (version) =>
      withField(
        version,
        'imageBestLiveness',
        oneOf<unknown>([
          [],
          '',
          'ok',
          1,
          true,
          { probability: noNumber(), quality: '1' },
          { probability: 2, quality: 1 },
        ]),
      ),
    (version) =>
      withField(version, 'error', oneOf<unknown>(['', 'x', 1, 0, true, false, {}, [], 'FACE_CROPPED', 'TIMEOUT'])),
    (version) =>
      json({
        ...passing(version),
        status: oneOf<unknown>(['error', 'fail', '', 0, 200, true, false, {}, 'successful']),
        message: noNumber(),
      }),
    (version) => withField(version, 'result_idcard', { confidence: 99, error: oneOf<unknown>(['x', '', 0, {}]) }),
    (version) => json([passing(version)]),
    (version) => json({ result: passing(version) }),
    (version) => json(json(passing(version))),
    (version) => `${json(passing(version))}${oneOf(['}', ',', '<', '{}', 'x', '\n{}'])}`,
    (version) =>
      `${oneOf([")]}',\n", '\u0000', '<!-- -->', 'HTTP/1.1 200 OK\r\n\r\n', '//'])}${json(passing(version))}`,
    // the one byte that was changed is one that counts
    (version) =>
      json(passing(version)).replace('result_idcard', oneOf(['result_idcarD', 'result-idcard', 'resultIdcard'])),
    (version) => json(passing(version)).replaceAll('"', oneOf(["'", '“', '\\"'])),
    (version) => `<html><body><pre>${json(passing(version))}</pre></body></html>`,
    (version) => `{"__proto__":${json(passing(version))}}`,
    (version) => `callback(${json(passing(version))})`,
    () => Array.from({ length: below(200) }, () => String.fromCharCode(below(0x300))).join(''),
    () => '['.repeat(below(20_000)),
    () => '{"a":'.repeat(below(5_000)),
    () => json(noNumber()),
    () => json({ error: Array.from({ length: below(40) }, () => String.fromCharCode(below(0xffff))).join('') }),
    () => oneOf(['<!DOCTYPE html><title>Sign in</title>', '', ' ', '\ufeff', 'OK', 'null', '{}', '[]', '0']),
  ]

  return () => {
    const version = oneOf(serviceVersions)
    const retryAfter = oneOf([undefined, undefined, '', '1', '-1', 'x', 'Tue', '9'.repeat(400), '\u0000'])
    const date = oneOf([undefined, 'Tue, 01 Apr 2025 08:00:00 GMT', 'never', ''])
    return {
      version,
      status: oneOf([200, 200, 200, 201, 204, 301, 400, 401, 403, 404, 407, 413, 429, 500, 502, 503, 511, 599]),
      text: oneOf(damages)(version),
      ...(retryAfter !== undefined && { retryAfter }),
      ...(date !== undefined && { date }),
    }
  }
}
