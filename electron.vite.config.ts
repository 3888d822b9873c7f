import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    // a clock that says that it is earlier than this is wrong
    define: {
      BUILT_AT_MS: String(Date.now()),
      // whose updates this build believes; nobody's where a release does not say
      UPDATE_PUBLIC_KEY: JSON.stringify(process.env['RELEASE_UPDATE_PUBLIC_KEY'] ?? ''),
    },
    // electron-store is plain JavaScript: bundled, so that the packaged app needs no node_modules
    build: {
      externalizeDeps: false,
      license: { fileName: 'licences.json' },
      rollupOptions: { input: resolve('src/main/index.ts') },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      license: { fileName: 'licences.json' },
      // a sandboxed preload must be CommonJS
      rollupOptions: {
        input: resolve('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // models, the wasm runtime, icons and sample pictures, served as they are
    publicDir: resolve('resources'),
    // nothing inlined: the content security policy allows no data: addresses
    build: {
      assetsInlineLimit: 0,
      license: { fileName: 'licences.json' },
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
    worker: { format: 'es' },
    plugins: [vue()],
    // onnxruntime-web's wasm comes from resources/ort; without the first condition Vite emits a second copy
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'] },
    server: {
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  },
})
