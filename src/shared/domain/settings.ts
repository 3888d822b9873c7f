/** What an administrator can set. Secrets are not settings: the apiKey has a store of its own. */
import type { CaptureSubject } from './capture.ts'
import type { ServiceVersion } from './verification.ts'

export const languages = ['en', 'ms', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** How a camera is known again: ids change, so label, group and resolution count too. */
export interface CameraIdentity {
  readonly deviceId: string
  readonly groupId: string
  readonly label: string
}

export interface Settings {
  /** `practice`: sample or real cameras, the practice service on this machine, nothing is sent. */
  readonly mode: 'practice' | 'live'
  /** Practice only: drawn sample pictures instead of attached cameras. */
  readonly useSampleCameras: boolean
  readonly language: Language
  readonly theme: 'light' | 'dark' | 'system'
  /** Origin of the service, https (plain http for loopback only); no path. */
  readonly serviceBaseUrl: string
  readonly serviceVersion: ServiceVersion
  readonly cameras: Readonly<Partial<Record<CaptureSubject, CameraIdentity>>>
}

/** `https://okayfacedemo.innov8tif.com` is the demo host in the vendor's documentation. */
export const defaultSettings: Settings = {
  mode: 'practice',
  useSampleCameras: true,
  language: 'en',
  theme: 'system',
  serviceBaseUrl: 'https://okayfacedemo.innov8tif.com',
  serviceVersion: 'v2-1',
  cameras: {},
}
