/** One act of somebody of the staff, before it is done. */
export type NewAct = {
  user_id: string
  /** As they were called then. */
  user_name: string
  /** The secret key that acted for them. */
  key_id: string | null
  network: string
  request_id: string | null
  right_key: string
  /** `POST /admin/orders/:id/cancel` */
  route: string
  /** The kind of thing it is about, as the table of subjects names it. */
  subject: string | null
  subject_id: string | null
  /** What was sent, without secrets and files. */
  asked: Record<string, unknown>
  /** Only looked at somebody's data. */
  reads: boolean
}

/** A value that is another one after the act: `path` as `items.0.quantity`. */
export type Change = { path: string; before: unknown; after: unknown }
export type Ending = {
  status: number
  said: string | null
  changed: Change[]
  /** The id of what the act made. */
  made_id?: string | null
}

export type Act = NewAct & {
  id: string
  at: string
  /** Null where it broke off. */
  status: number | null
  said: string | null
  changed: Change[]
  made_id: string | null
}

export type ActsQuery = {
  user_id?: string
  right_key?: string
  subject_id?: string
  /** Part of a name, an id or a route. */
  q?: string
  /** Moments, UTC ISO; from included, to not. */
  from?: string
  to?: string
  reads?: boolean
  /** What the answer before said as `next`. */
  after?: string
  take: number
}
