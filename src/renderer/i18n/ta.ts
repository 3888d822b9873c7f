/** All Tamil words. */
import { customerErrors } from './ta/customer-errors.ts'
import { customer } from './ta/customer.ts'
import { staffErrors } from './ta/staff-errors.ts'
import { staff } from './ta/staff.ts'
import type { Words } from './words.ts'

export const ta = { ...customer, error: { ...customerErrors, ...staffErrors }, ...staff } satisfies Words
