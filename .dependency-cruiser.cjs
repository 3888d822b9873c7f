/**
 * The door table: which room may import from which. Default deny: an import that no line below allows is an error.
 * Opening a door is a deliberate act, made here and nowhere else. ARCHITECTURE.md draws the same table for people.
 */

/** @param {string} from @param {...string} to regular expressions of paths */
const door = (from, ...to) => ({ from: { path: from }, to: { path: to } })

const shared = '^src/shared/'
const npm = (...names) => names.map((name) => `^node_modules/${name}/`)
const node = (...names) => names.map((name) => `^(node:)?${name}$`)

/** Every room may look around in itself. */
const ownRoom = [
  { from: { path: '^src/(main|renderer)/([^/]+)/' }, to: { path: '^src/$1/$2/' } },
  { from: { path: '^src/shared/' }, to: { path: shared } },
]

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  allowedSeverity: 'error',
  allowed: [
    ...ownRoom,

    // preload: the contract, over Electron
    door('^src/preload/', '^src/shared/contract/', ...npm('electron')),

    // main: adapters and rooms build to ports; only the composition root knows them all
    door(
      '^src/main/(index|kiosk-[a-z-]+|system-clock)\\.ts$',
      '^src/main/',
      shared,
      ...node('fs', 'fs/promises', 'path', 'url', 'crypto'),
    ),
    door(
      '^src/main/electron/',
      shared,
      '^src/main/guard/',
      '^src/main/[^/]+/ports\\.ts$',
      '^src/main/updates/(appimage-swap|update-offer)\\.ts$',
      ...npm('electron', 'electron-store', 'electron-updater'),
      ...node('fs', 'path', 'url'),
    ),
    door('^src/main/displays/', shared, '^src/main/guard/window-rights\\.ts$'),
    door('^src/main/guard/', shared, ...node('path', 'fs/promises', 'crypto')),
    door('^src/main/ipc/', shared, '^src/main/[^/]+/ports\\.ts$', ...npm('zod')),
    door('^src/main/health/', shared, '^src/main/[^/]+/ports\\.ts$'),
    door(
      '^src/main/access/',
      shared,
      '^src/main/(storage|submission|audit)/ports\\.ts$',
      ...npm('zod'),
      ...node('crypto'),
    ),
    door('^src/main/audit/', shared, ...npm('zod'), ...node('crypto')),
    door('^src/main/submission/', shared, '^src/main/(logging|audit)/ports\\.ts$', ...node('crypto')),
    door(
      '^src/main/storage/',
      shared,
      '^src/main/(submission|logging|results)/ports\\.ts$',
      '^src/main/audit/',
      ...npm('zod'),
      ...node('crypto', 'fs', 'fs/promises', 'path', 'sqlite', 'util'),
    ),
    door(
      '^src/main/policy/',
      shared,
      '^src/main/storage/(ports|settings-store|sealed-secret)\\.ts$',
      ...npm('zod'),
      ...node('path', 'util', 'crypto'),
    ),
    door('^src/main/okayface/', shared, '^src/main/submission/ports\\.ts$', ...npm('zod'), ...node('crypto', 'net')),
    door(
      '^src/main/practice/',
      shared,
      '^src/main/(submission|storage)/ports\\.ts$',
      ...node('http', 'net', 'crypto', 'stream', 'events'),
    ),
    door(
      '^src/main/results/',
      shared,
      '^src/main/(submission|logging)/ports\\.ts$',
      '^src/main/submission/retry-policy\\.ts$',
      '^src/main/okayface/(fetch-failures|retry-after)\\.ts$',
      '^src/main/storage/whole-file\\.ts$',
      ...npm('zod'),
      ...node('crypto', 'fs/promises', 'path'),
    ),
    door(
      '^src/main/telemetry/',
      shared,
      '^src/main/(submission|logging)/ports\\.ts$',
      '^src/main/okayface/(fetch-failures|retry-after)\\.ts$',
      ...npm('@opentelemetry'),
    ),
    door(
      '^src/main/updates/',
      shared,
      '^src/main/(submission|storage|logging)/ports\\.ts$',
      ...npm('zod'),
      ...node('crypto', 'fs'),
    ),
    door('^src/main/logging/', shared, ...node('fs', 'path')),

    // renderer: screens -> flow -> (bridge, camera, vision) -> shared
    door(
      '^src/renderer/(main\\.ts|App\\.vue|OfficerApp\\.vue)$',
      '^src/renderer/',
      shared,
      ...npm('vue', 'vue-i18n', '@fontsource-variable'),
    ),
    door(
      '^src/renderer/screens/',
      '^src/renderer/(flow|ui|i18n|quality|vision|camera|sound)/',
      shared,
      ...npm('vue', 'vue-i18n', '@lucide'),
    ),
    door(
      '^src/renderer/ui/',
      shared,
      '^src/renderer/(i18n|quality)/',
      ...npm('vue', 'vue-i18n', '@lucide', 'reka-ui', '@fontsource-variable'),
    ),
    door('^src/renderer/i18n/', shared, '^src/renderer/quality/instruction\\.ts$', ...npm('vue', 'vue-i18n')),
    door(
      '^src/renderer/sound/',
      shared,
      '^src/renderer/(i18n|flow/visit\\.ts|quality/instruction\\.ts)',
      ...npm('vue'),
    ),
    door('^src/renderer/flow/', shared, '^src/renderer/(bridge|camera|vision|quality)/', ...npm('vue')),
    door('^src/renderer/camera/', shared, '^src/renderer/vision/vision-(port|protocol)\\.ts$', ...npm('vue')),
    door('^src/renderer/bridge/', '^src/shared/contract/'),
    door('^src/renderer/vision/', shared, '^src/renderer/vision-worker/vision\\.worker\\.ts'),
    door('^src/renderer/vision-worker/', shared, '^src/renderer/(quality|vision)/', ...npm('onnxruntime-web')),
    door('^src/renderer/quality/', shared, '^src/renderer/vision/vision-protocol\\.ts$'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.json', '.css'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    exclude: { path: '\\.(css|svg|png|jpg)$' },
  },
}
