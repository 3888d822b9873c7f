/** Whether the network is reachable, for main and for every page alike. Changed by session.enableNetworkEmulation. */
import { EventEmitter } from 'node:events'

const changes = new EventEmitter<{ changed: [isReachable: boolean] }>()
let isReachable = true

export function isNetworkReachable(): boolean {
  return isReachable
}

export function setNetworkReachable(value: boolean): void {
  isReachable = value
  changes.emit('changed', value)
}

export function onNetworkChanged(listener: (isReachable: boolean) => void): void {
  changes.on('changed', listener)
}
