/** All English words; their tree is the one that every other language must have. */
import { customerErrors } from './en/customer-errors.ts'
import { customer } from './en/customer.ts'
import { staffErrors } from './en/staff-errors.ts'
import { staff } from './en/staff.ts'
import type { WordLists } from './word-shapes.ts'

export const en = { ...customer, error: { ...customerErrors, ...staffErrors }, ...staff } as const satisfies WordLists
