/** The parts of the staff panel. */
export type StaffTab = 'check' | 'queue' | 'practice' | 'settings'
