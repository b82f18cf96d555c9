import { defineSearchEntity } from '@medusajs/dashboard/lib'
import type { Found } from '../wire'

/** Ctrl-K finds orders, claims and lots by what a person at the desk has in hand; see `api/doors/found-first`. */
defineSearchEntity<Found>('found', {
  groupLabel: '订单、售后和批次',
  transform: ({ id, title, detail, link }) => ({ id, title, subtitle: detail, to: link, value: `found:${id}` }),
})
