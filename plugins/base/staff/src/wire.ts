/** What the desk knows of its people, of what each may do, and of what was done. Moments are UTC ISO. */
import { z } from '@medusajs/framework/zod'

export const StaffMember = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  created_at: z.string(),
  /** The phone they proved last, masked. */
  phone: z.string().nullable(),
  /** The signed-in person. */
  is_self: z.boolean(),
})
export type StaffMember = z.infer<typeof StaffMember>

export const StaffPage = z.object({
  staff: z.array(StaffMember),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})
export type StaffPage = z.infer<typeof StaffPage>

/** The one table of rights: rows are kinds of work, columns are roles. */
export const RightsTable = z.object({
  rights: z.array(z.object({ key: z.string(), zh: z.string(), roles: z.array(z.string()) })),
  roles: z.array(z.object({ id: z.string(), zh: z.string(), says: z.string() })),
  mine: z.object({ roles: z.array(z.string()), rights: z.array(z.string()) }),
})
export type RightsTable = z.infer<typeof RightsTable>

export const SetRoles = z.object({
  roles: z.array(z.string().max(60)).max(20, '角色太多'),
})
export type SetRoles = z.infer<typeof SetRoles>

const Change = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })

export const StaffAct = z.object({
  id: z.string(),
  at: z.string(),
  user_id: z.string(),
  /** As they were called then. */
  user_name: z.string(),
  /** The secret key that acted for them. */
  key_id: z.string().nullable(),
  network: z.string(),
  request_id: z.string().nullable(),
  right: z.string(),
  right_zh: z.string(),
  route: z.string(),
  /** What it was about, or what it made. */
  subject_zh: z.string().nullable(),
  subject_id: z.string().nullable(),
  reads: z.boolean(),
  /** Null where it broke off. */
  status: z.int().nullable(),
  said: z.string().nullable(),
  changed: z.array(Change),
  asked: z.record(z.string(), z.unknown()),
})
export type StaffAct = z.infer<typeof StaffAct>

export const ActsPage = z.object({ acts: z.array(StaffAct), next: z.string().nullable() })
export type ActsPage = z.infer<typeof ActsPage>

const day = z.iso.date({ error: '日期须如 2026-11-28' })
const short = z.string().trim().max(80, '不超过 80 字')

export const ActsQuery = z.object({
  who: short.optional(),
  right: short.optional(),
  subject_id: short.optional(),
  q: short.optional(),
  /** Days in Beijing, both included. */
  from: day.optional(),
  to: day.optional(),
  kind: z.enum(['acts', 'looks'], { error: '只能是 acts 或 looks' }).optional(),
  after: short.optional(),
})
export type ActsQuery = z.infer<typeof ActsQuery>
