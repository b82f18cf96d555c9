/** What sharing earns, and the book beside it. */
import { booked, PAST, type Plant, type Step } from './rows'

const accounts: Step[] = [
  ['ledger_account', { id: 'dc', owner_type: 'platform', owner_id: 'supply-center', kind: 'distributor_commissions' }],
  ...(['pending', 'available'] as const).map((stage): Step => [
    'ledger_account',
    { id: `d-${stage}`, owner_type: 'distributor', owner_id: 'd', kind: 'distributor_commission', stage },
  ]),
]
const rule: Step = ['commission_rule', { id: 'r', scope: 'all', rate_bps: 1000, starts_at: PAST }]
const sale: Step = ['commission_sale', { order_id: 'o', distributor_id: 'd', decided_at: '2026-02-01T00:00:00Z' }]
const lineOf = (more: object): Step => [
  'commission_line',
  {
    ...{ line_item_id: 'i', order_id: 'o', distributor_id: 'd', quantity: 1, paid_fen: 3420, rule_id: 'r' },
    ...{ rate_bps: 1000, limit_bps: 2000, most_fen: 342, earned_fen: 342, released_fen: 0, ...more },
  },
]
const line = lineOf({})
const earned = booked(
  'commission:o:1',
  { dc: 342, 'd-pending': -342 },
  { kind: 'commission_earned', reference_type: 'commission', reference_id: 'o' },
)
const release: Step[] = [
  ['commission_release', { id: 'cr', distributor_id: 'd', amount_fen: 342 }],
  ['commission_release_line', { release_id: 'cr', line_item_id: 'i', amount_fen: 342 }],
  ...booked(
    'commission-release:cr',
    { 'd-pending': 342, 'd-available': -342 },
    { kind: 'commission_released', reference_type: 'commission_release', reference_id: 'cr' },
  ),
]
const withdrawal: Step[] = [
  ['commission_withdrawal_release', { withdrawal_id: 'w', release_id: 'cr', amount_fen: 342 }],
  ['ledger_account', { id: 'tax', owner_type: 'platform', owner_id: 'supply-center', kind: 'tax_withheld' }],
  [
    'commission_withdrawal',
    { id: 'w', distributor_id: 'd', payout_id: 'p', gross_fen: 342, tax_fen: 42, net_fen: 300 },
  ],
  ['payout', { id: 'p', payee_type: 'distributor', payee_id: 'd', amount_fen: 300, state: 'asked' }],
  ...booked(
    'withdrawal:p:tax',
    { 'd-available': 42, tax: -42 },
    { kind: 'tax_withheld', reference_type: 'withdrawal', reference_id: 'p' },
  ),
]
const wayAndOffice: Step[] = (['pending', 'available'] as const).map((stage): Step => [
  'ledger_account',
  { id: `tax-${stage}`, owner_type: 'platform', owner_id: 'supply-center', kind: 'tax_withheld', stage },
])
const ofWithdrawal = (kind: string) => ({ kind, reference_type: 'withdrawal', reference_id: 'p' })
const paidOut: Step[] = [
  ...wayAndOffice,
  [
    'commission_withdrawal',
    { id: 'w', payout_id: 'p', distributor_id: 'd', tax_fen: 42, paid_at: '2026-02-03T00:00:00Z' },
  ],
  ['payout_step', { payout_id: 'p', state: 'paid', at: '2026-02-03T00:00:00Z' }],
  ...booked('withdrawal:p:tax', { 'd-available': 42, 'tax-pending': -42 }, ofWithdrawal('tax_withheld')),
  [
    'ledger_transaction',
    {
      id: 'owed',
      idempotency_key: 'withdrawal:p:tax-owed',
      ...ofWithdrawal('tax_owed'),
      effective_at: '2026-02-03T00:00:00Z',
    },
  ],
  ['ledger_entry', { transaction_id: 'owed', account_id: 'tax-pending', amount_fen: 42 }],
  ['ledger_entry', { transaction_id: 'owed', account_id: 'tax-available', amount_fen: -42 }],
]
const brought: Step = ['order_attribution', { order_id: 'o', distributor_id: 'd', way: 'code' }]
const paid = booked('capture:k', {}, { kind: 'payment_captured', reference_type: 'order', reference_id: 'o' })

const TODAY = new Date().toISOString().slice(0, 10)
const sharer: Step = ['distributor', { id: 'dist_d', state: 'active' }]
const shared: Step = ['share_link', { id: 'slnk_l', distributor_id: 'dist_d', target_kind: 'home' }]
const clicked: Step = [
  'order_attribution',
  {
    ...{ order_id: 'o', distributor_id: 'dist_d', way: 'link', link_id: 'slnk_l', window_days: 15 },
    ...{ click_at: '2026-02-01T00:00:00Z', decided_at: '2026-02-03T00:00:00Z' },
  },
]

export const DISTRIBUTION_PLANTS: Plant[] = [
  {
    ...{ words: 'earned whoever brought it is not in the book', finds: 'o' },
    whole: [...accounts, rule, sale, line, ...earned],
    broken: [`update commission_line set earned_fen = 341`],
  },
  {
    ...{ words: 'what waits for a distributor is not', finds: 'd' },
    whole: [...accounts, rule, sale, line, ['ledger_balance', { account_id: 'd-pending', balance_fen: -342 }]],
    broken: [`update ledger_balance set balance_fen = -343`],
  },
  {
    ...{ words: 'a release of commissions is not what its lines come to', finds: 'cr' },
    whole: [...accounts, rule, sale, line, ...release],
    broken: [`update commission_release_line set amount_fen = 341`],
  },
  {
    ...{ words: 'may withdraw is not what was released', finds: 'd' },
    whole: [...accounts, ...release, ['ledger_balance', { account_id: 'd-available', balance_fen: -342 }]],
    broken: [['commission_withdrawal', { id: 'w', distributor_id: 'd', payout_id: 'p', gross_fen: 42 }]],
  },
  {
    ...{ words: 'a withdrawal is not what its payout pays', finds: 'w' },
    whole: [...accounts, ...withdrawal],
    broken: [`update payout set amount_fen = 301`],
  },
  {
    ...{ words: 'a withdrawal is not what its payout pays', finds: 'w' },
    whole: [...accounts, ...withdrawal],
    broken: [`update payout set state = 'failed'`],
  },
  {
    ...{ words: 'a withdrawal is not what its payout pays', finds: 'w' },
    whole: [...accounts, ...withdrawal],
    broken: [`delete from ledger_entry`],
  },
  {
    ...{ words: 'a withdrawal is not what its payout pays', finds: 'w' },
    whole: [...accounts, ...withdrawal],
    broken: [`update commission_withdrawal_release set amount_fen = 341`],
  },
  {
    ...{ words: 'a withdrawal is not what its payout pays', finds: 'p' },
    whole: [...accounts, ...withdrawal],
    broken: [`delete from commission_withdrawal`],
  },
  ...[`update payout_hold set lifted_at = null`, `update risk_case set state = 'refused'`].map((broken): Plant => ({
    ...{ words: 'a withdrawal that is held goes on', finds: 'p', broken: [broken] },
    whole: [
      ['payout', { id: 'p', payee_type: 'distributor', payee_id: 'd', amount_fen: 300, state: 'checked' }],
      ['payout_hold', { payout_id: 'p', lifted_at: PAST, lifted_by: 'rules' }],
      ['risk_case', { id: 'risk_1', kind: 'withdrawal', distributor_id: 'd', payout_id: 'p', state: 'clear' }],
    ],
  })),
  {
    ...{ words: 'a withdrawal that is held goes on', finds: 'risk_1' },
    whole: [
      ['payout', { id: 'p', payee_type: 'distributor', payee_id: 'd', amount_fen: 300, state: 'asked' }],
      ['payout_hold', { payout_id: 'p' }],
      ['risk_case', { id: 'risk_1', kind: 'withdrawal', distributor_id: 'd', payout_id: 'p', state: 'held' }],
    ],
    broken: [`update payout_hold set lifted_at = now()`],
  },
  {
    ...{ words: 'a withdrawal that is held goes on', finds: 'cr' },
    whole: [
      ['commission_release', { id: 'cr', distributor_id: 'd', amount_fen: 342, at: PAST }],
      [
        'risk_case',
        { id: 'risk_1', kind: 'release', distributor_id: 'd', state: 'held', created_at: '2026-01-02T00:00:00Z' },
      ],
    ],
    broken: [`update commission_release set at = '2026-01-03T00:00:00Z'`],
  },
  ...[
    `update quarter_report set tax_fen = 41`,
    `update commission_withdrawal set paid_at = '2026-04-01T00:00:00+08:00'`,
  ].map((broken): Plant => ({
    ...{ words: 'the newest file of a quarter tells another income', finds: 'qrep_2', broken: [broken] },
    whole: [
      [
        'commission_withdrawal',
        { id: 'w', payout_id: 'p', gross_fen: 342, tax_fen: 42, paid_at: '2026-03-31T23:59:59+08:00' },
      ],
      ['quarter_report', { id: 'qrep_1', quarter: '2026Q1', version: 1, gross_fen: 1, tax_fen: 42 }],
      ['quarter_report', { id: 'qrep_2', quarter: '2026Q1', version: 2, gross_fen: 342, tax_fen: 42 }],
    ],
  })),
  ...[
    `update payout_step set at = '2026-03-01T00:00:00Z'`,
    `delete from payout_step`,
    `update commission_withdrawal set paid_at = null`,
    `update ledger_transaction set effective_at = '2026-01-31T15:59:00Z' where id = 'owed'`,
    `delete from ledger_entry where account_id = 'tax-available'`,
  ].map((broken): Plant => ({
    ...{ words: 'tax is owed for a withdrawal that is not paid', finds: 'w' },
    ...{ whole: [...accounts, ...paidOut], broken: [broken] },
  })),
  {
    ...{ words: 'a line earned more than its rule gives', finds: 'i' },
    whole: [rule, sale, line],
    broken: [`update commission_line set earned_fen = 343`],
  },
  {
    ...{ words: 'a line earned more than its rule gives', finds: 'i' },
    whole: [rule, sale, line],
    broken: [`update commission_rule set stopped_at = '2026-01-15T00:00:00Z'`],
  },
  ...[
    `update campaign set ended_at = '2026-01-15T00:00:00Z'`,
    `update campaign set starts_at = '2026-02-02T00:00:00Z'`,
    `delete from campaign_good`,
  ].map((broken): Plant => ({
    ...{ words: 'a line earned more than its rule gives', finds: 'i', broken: [broken] },
    whole: [
      ['commission_rule', { id: 'r', scope: 'campaign', target_id: 'camp_c', rate_bps: 1000, starts_at: PAST }],
      ['campaign', { id: 'camp_c', handle: 'c', starts_at: PAST, ends_at: '2026-03-01T00:00:00Z' }],
      ['campaign_good', { campaign_id: 'camp_c', product_id: 'p' }],
      ...[sale, lineOf({ product_id: 'p' })],
    ],
  })),
  {
    ...{ words: 'that is a purchase of the distributor’s own', finds: 'o' },
    whole: [rule, sale, line, brought, ...paid],
    broken: [`update order_attribution set void_reason = 'own_purchase'`],
  },
  {
    ...{ words: 'laid to somebody who never shared', finds: 'o' },
    whole: [sharer, shared, clicked],
    broken: [`delete from distributor`],
  },
  {
    ...{ words: 'laid to somebody who never shared', finds: 'o' },
    whole: [sharer, shared, clicked],
    broken: [`update share_link set distributor_id = 'dist_other'`],
  },
  {
    ...{ words: 'laid to somebody who never shared', finds: 'o' },
    whole: [sharer, shared, clicked],
    broken: [`update order_attribution set click_at = click_at - interval '20 days'`],
  },
  {
    ...{ words: 'visitors of a day are not those', finds: 'slnk_l' },
    whole: [
      ['share_click', { link_id: 'slnk_l', visitor: 'v', day: TODAY, times: 2 }],
      ['share_link_day', { link_id: 'slnk_l', day: TODAY, visitors: 1, clicks: 2 }],
    ],
    broken: [`update share_link_day set visitors = 2`],
  },
]
