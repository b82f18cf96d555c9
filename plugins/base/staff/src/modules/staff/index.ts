import { Module } from '@medusajs/framework/utils'
import StaffService from './service'

/** Who may do what at the desk, and what was done there. */
export const STAFF = 'staff'

export default Module(STAFF, { service: StaffService })
