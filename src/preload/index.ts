/** Exposes the bound contract as `window.kiosk`; nothing else crosses the wall. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { bindKioskApi } from '../shared/contract/ipc-bind.ts'

contextBridge.exposeInMainWorld(
  'kiosk',
  bindKioskApi(
    (channel, request) => ipcRenderer.invoke(channel, request),
    (channel, listener) => {
      const hear = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
      ipcRenderer.on(channel, hear)
      return () => ipcRenderer.removeListener(channel, hear)
    },
  ),
)
