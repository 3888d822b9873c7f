/** The windows as this room moves them; made by Electron's adapter. */
import type { BoxPx } from '../../shared/domain/units.ts'
import type { Display } from './place-windows.ts'

export type { Display }

export interface MovableWindow {
  /** Of its page, as messages from there name it. */
  readonly contentsId: number
  moveTo(display: BoxPx, isFullScreen: boolean): void
  close(): void
}
