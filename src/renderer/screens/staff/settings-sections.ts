/** The settings' sections, in the order in which a kiosk is set up; what is looked at every day last. */
export const settingsSections = [
  'kiosk',
  'service',
  'cameras',
  'checks',
  'visit',
  'people',
  'queue',
  'fleet',
  'records',
  'configuration',
] as const
export type SettingsSection = (typeof settingsSections)[number]
