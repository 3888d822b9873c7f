/** A kiosk that works, but for one camera, one model and a line that was down this morning. */
import type { KioskDiagnostics, PageDiagnostics } from '../../src/shared/domain/diagnostics.ts'

const at = (hour: number, minute: number): number => new Date(2026, 10, 3, hour, minute).getTime()
const trouble = (hour: number, event: string, facts: Readonly<Record<string, string | number>>) => ({
  at: new Date(at(hour, 12)).toISOString(),
  level: 'warn' as const,
  event,
  facts,
})

export const fakeDiagnostics: KioskDiagnostics = {
  takenAtMs: at(14, 2),
  mode: 'live',
  versions: {
    app: '0.1.0',
    electron: '45.4.1',
    chromium: '156.0.8078.100',
    node: '24.18.0',
    system: 'linux x64',
    storeSchema: 2,
  },
  models: [
    { name: 'blazeface.onnx', sha256: 'e205cb282deb10c3803b60947b4096ef', isAsBuilt: true },
    { name: 'facemesh.onnx', sha256: 'dc788ec2943461f1754a43a01e37d796', isAsBuilt: true },
    { name: 'occlusion.onnx', sha256: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', isAsBuilt: false },
    { name: 'iris.onnx' },
  ],
  storage: {
    freeBytes: 48_210_000_000,
    databaseBytes: 84_300_000,
    counts: { waiting: 12, sending: 1, held: 2, answered: 184, withdrawn: 3, unreadable: 1 },
    lastExamination: { atMs: at(7, 45), isAuditWhole: true, examined: 14, unreadable: 1 },
  },
  network: {
    reach: { at: 'answered', httpStatus: 403, tookMs: 184 },
    way: 'proxy',
    lastAnswerAtMs: at(14, 1),
    clock: 'right',
  },
  secrets: { protection: 'os', apiKey: 'set' },
  troubles: [
    trouble(11, 'submission-postponed', { code: 'NETWORK_UNREACHABLE', note: 'ERR_NAME_NOT_RESOLVED' }),
    trouble(9, 'renderer-failure', { code: 'INTERNAL_ERROR', note: 'TypeError in page' }),
  ],
}

export const fakePageDiagnostics: PageDiagnostics = {
  checks: { backend: 'wasm', threads: 2, loadMs: 840 },
  cameras: [
    { subject: 'card', code: 'CAMERA_BUSY' },
    {
      subject: 'face',
      label: 'Face camera HD (046d:0825)',
      size: { widthPx: 1920, heightPx: 1080 },
      framesPerSecond: 29.7,
      lookMs: 61,
    },
  ],
}
