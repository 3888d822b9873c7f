/** How the diagnostics measure cameras and checks: given by the app once, used wherever they are shown. */
import { inject, provide, type InjectionKey } from 'vue'
import type { PageDiagnostics } from '../../../shared/domain/diagnostics.ts'

export interface DiagnosticsDesk {
  measure(): Promise<PageDiagnostics>
  /** A visit looks through the cameras just now. */
  isVisitUnderWay(): boolean
}

const deskKey: InjectionKey<DiagnosticsDesk> = Symbol('diagnostics desk')

/** For the components below. */
export function provideDiagnosticsDesk(desk: DiagnosticsDesk): void {
  provide(deskKey, desk)
}

/** Absent where nobody provided one: nothing of the page is measured then. */
export function useDiagnosticsDesk(): DiagnosticsDesk | undefined {
  return inject(deskKey, undefined)
}
