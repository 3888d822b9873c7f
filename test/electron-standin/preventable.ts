/** An event whose default the listener may prevent, as Electron hands it to listeners. */
export interface PreventableEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

export function preventable<Details extends object>(details?: Details): PreventableEvent & Details {
  const event = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
    ...details,
  } as PreventableEvent & Details
  return event
}
