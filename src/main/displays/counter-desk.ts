/**
 * Between the two windows: passes the visit's view to the officer's and its commands to the customer's, and remembers
 * the last view for a window that opens later. Keeps nothing of a visit that has ended. Knows neither windows nor IPC.
 */
import type { IpcNotices } from '../../shared/contract/ipc-bind.ts'
import type { Arrangement, CounterView, FrameView, OfficerCommand, VisitView } from '../../shared/domain/visit-view.ts'

export interface CounterDesk {
  show(view: VisitView): void
  showFrame(view: FrameView): void
  command(command: OfficerCommand): void
  view(): CounterView
  arrangement(): Arrangement
  /** To be told whenever windows were opened or closed. */
  arranged(arrangement: Arrangement): void
  /** The customer's page is loaded anew: what was told of its visit is no longer true. */
  forget(): void
}

export function createCounterDesk(notices: IpcNotices['counter']): CounterDesk {
  let view: CounterView = {}
  let arrangement: Arrangement = 'one-window'
  return {
    show(visit) {
      view = { ...view, visit }
      notices.shown(visit)
    },
    showFrame(frame) {
      view = { ...view, frame }
      notices.frameShown(frame)
    },
    command: (command) => notices.commanded(command),
    view: () => view,
    arrangement: () => arrangement,
    arranged(now) {
      if (now === arrangement) return
      arrangement = now
      // with one window nobody asks any more, and the page tells nothing
      if (now === 'one-window') view = {}
      notices.arranged(now)
    },
    forget() {
      view = {}
    },
  }
}
