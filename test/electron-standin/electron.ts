/**
 * The `electron` module of the stand-in: what an app's main process imports.
 * A name that is not exported here fails at import; a member that is not implemented throws when read.
 */
import { app, relaunches } from './app.ts'
import { BrowserWindow, webContents } from './browser-window.ts'
import {
  dialog,
  globalShortcut,
  Menu,
  nativeTheme,
  opened,
  powerMonitor,
  powerSaveBlocker,
  shell,
  shortcuts,
} from './desktop.ts'
import { releaseFirstPage } from './held-page.ts'
import { ipcMain } from './ipc-main.ts'
import { nativeImage } from './native-image.ts'
import { net } from './net.ts'
import { protocol } from './protocol.ts'
import { safeStorage, setSafeStorageState } from './safe-storage.ts'
import { screen, setDisplays } from './screen.ts'
import { session } from './session.ts'

export {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
}

/** For tests only: what no real Electron can be asked. Reached through Playwright's `electronApp.evaluate`. */
export const __standin = { setSafeStorageState, setDisplays, releaseFirstPage, relaunches, opened, shortcuts }

// a bundled library asks for the whole module (`import electron from 'electron'`)
export default {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
}
