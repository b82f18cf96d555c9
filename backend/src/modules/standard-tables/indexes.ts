/**
 * Indexes on Medusa's own tables for questions that only this shop asks, so that each costs the same however long it has been
 * open. Nothing else of ours touches these tables' shape; a test proves that the columns are there and the indexes used.
 */
export type StandardIndex = { name: string; table: string; columns: string; where?: string }

export const STANDARD_INDEXES: StandardIndex[] = [
  // Whether a message about something was sent already.
  { name: 'IDX_ours_notification_about', table: 'notification', columns: 'template, resource_id' },
  // Messages that no channel took, or that a crash cut short.
  {
    ...{ name: 'IDX_ours_notification_unsent', table: 'notification', columns: 'created_at' },
    where: `status <> 'success' and deleted_at is null`,
  },
  // What the book looks for after a crash: the newest money.
  { name: 'IDX_ours_capture_created_at', table: 'capture', columns: 'created_at' },
  { name: 'IDX_ours_refund_created_at', table: 'refund', columns: 'created_at' },
  // Parcels under way, and those that arrived lately.
  {
    ...{ name: 'IDX_ours_fulfillment_under_way', table: 'fulfillment', columns: 'shipped_at' },
    where: 'shipped_at is not null and delivered_at is null and canceled_at is null and deleted_at is null',
  },
  {
    ...{ name: 'IDX_ours_fulfillment_delivered', table: 'fulfillment', columns: 'delivered_at' },
    where: 'delivered_at is not null and canceled_at is null and deleted_at is null',
  },
  // Parcels that left lately, arrived or not.
  {
    ...{ name: 'IDX_ours_fulfillment_shipped', table: 'fulfillment', columns: 'shipped_at, id' },
    where: 'shipped_at is not null and deleted_at is null',
  },
  // Parcels packed that have not left.
  {
    ...{ name: 'IDX_ours_fulfillment_waiting', table: 'fulfillment', columns: 'created_at' },
    where: 'shipped_at is null and delivered_at is null and canceled_at is null and deleted_at is null',
  },
  // Parcels packed lately, whose weighing or shipping a crash may have left.
  { name: 'IDX_ours_fulfillment_created', table: 'fulfillment', columns: 'created_at, id' },
  // Orders as people ask for them: by phone, by the name on the parcel from its beginning, by waybill.
  { name: 'IDX_ours_order_address_phone', table: 'order_address', columns: 'phone' },
  {
    ...{ name: 'IDX_ours_order_address_name', table: 'order_address' },
    columns: `(coalesce(last_name, '') || coalesce(first_name, '')) text_pattern_ops`,
  },
  { name: 'IDX_ours_fulfillment_label_number', table: 'fulfillment_label', columns: 'tracking_number' },
  // Orders that changed lately.
  { name: 'IDX_ours_order_updated', table: 'order', columns: 'updated_at, id' },
  // Orders canceled lately, whose goods and money a crash may have left.
  { name: 'IDX_ours_order_canceled', table: 'order', columns: 'updated_at, id', where: `status = 'canceled'` },
]

/** Idempotent; a table that is not there yet is left for the start. */
export const createIndex = ({ name, table, columns, where }: StandardIndex): string =>
  `do $$ begin if to_regclass('"${table}"') is not null then
    create index if not exists "${name}" on "${table}" (${columns}) ${where ? `where ${where}` : ''};
  end if; end $$`
