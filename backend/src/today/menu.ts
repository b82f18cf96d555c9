/** Pages of the menu and the right without which a page would only say that one may not. */
import type { RightKey } from '../staff/rights'

const NEEDS: Record<string, RightKey> = {
  '/orders': 'orders:read',
  '/phone-orders': 'orders:change',
  '/packing': 'orders:read',
  '/after-sales': 'orders:read',
  '/holds': 'orders:read',
  '/freight': 'orders:read',
  '/products': 'goods:read',
  '/collections': 'goods:read',
  '/categories': 'goods:read',
  '/product-options': 'goods:read',
  '/promotions': 'goods:read',
  '/campaigns': 'goods:read',
  '/price-lists': 'goods:read',
  '/search-words': 'goods:read',
  '/inventory': 'stock:read',
  '/reservations': 'stock:read',
  '/customers': 'customers:read',
  '/customer-groups': 'customers:read',
  '/lots': 'lots:read',
  '/lots/standards': 'lots:read',
  '/lots/outgoing': 'lots:read',
  '/lots/trace-codes': 'lots:read',
  '/lots/recalls': 'recalls:read',
  '/producers': 'producers:read',
  '/producers/certificates': 'producers:read',
  '/producers/purchase': 'purchase:price',
  '/producers/sensors': 'producers:read',
  '/ledger': 'ledger:read',
  '/ledger/vouchers': 'ledger:read',
  '/ledger/purchase': 'purchase:read',
  '/ledger/reconciliation': 'ledger:read',
  '/staff': 'staff:read',
  '/staff/acts': 'staff:read',
  '/staff/jobs': 'system',
}

export const shutPages = (may: (right: RightKey) => boolean): string[] =>
  Object.entries(NEEDS).flatMap(([page, right]) => (may(right) ? [] : [page]))
