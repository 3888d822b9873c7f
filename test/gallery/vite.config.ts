/** Serves the gallery on this machine only: `npx vite -c test/gallery/vite.config.ts`. Never part of the built app. */
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
  cacheDir: resolve('node_modules/.vite-gallery'),
  server: { host: '127.0.0.1', port: 5199, fs: { allow: [resolve('.')] } },
})
