/** Who is let in by WeChat, who hears of their orders there, and what WeChat is told. */
import { PAST, type Plant, type Step } from './rows'

const door: Step = ['auth_identity', { id: 'au', app_metadata: { customer_id: 'cus' } }]
const bound: Step = [
  'wechat_identity',
  { id: 'w', appid: 'wx', openid: 'o1', unionid: 'u', customer_id: 'cus', auth_identity_id: 'au' },
]
const other: Step[] = [
  ['auth_identity', { id: 'au2', app_metadata: { customer_id: 'cus2' } }],
  [
    'wechat_identity',
    { id: 'w2', appid: 'wx', openid: 'o2', unionid: 'u2', customer_id: 'cus2', auth_identity_id: 'au2' },
  ],
]
const came = (state: string, code_hash: string): Step => [
  'wechat_authorization',
  { state, appid: 'wx', code_hash, openid: 'o1', answered_at: PAST, expires_at: PAST, snapshot: false },
]
const told: Step = ['wechat_message', { id: 'm', msgid: '1', agreed_at: PAST, sent_at: '2026-02-01T00:00:00Z' }]
const token: Step = [
  'wechat_credential',
  {
    ...{ appid: 'wx', kind: 'token', sealed: 's', value_hash: 'h', renewals: 1, renewed_at: PAST },
    expires_at: '2026-01-01T02:00:00Z',
  },
]
const paid: Step[] = [
  ['order_payment_collection', { order_id: 'o', payment_collection_id: 'c' }],
  [
    'payment',
    { id: 'y', payment_collection_id: 'c', payment_session_id: 'ps', amount: 10, data: { transaction_id: '420' } },
  ],
]
const reported: Step = ['wechat_shipping_report', { id: 'r', order_id: 'o', transaction_id: '420' }]

export const WECHAT_PLANTS: Plant[] = [
  {
    ...{ words: 'a WeChat opens two accounts', finds: 'w2' },
    whole: [door, bound, ...other],
    broken: [`update wechat_identity set unionid = 'u' where id = 'w2'`],
  },
  {
    ...{ words: 'a WeChat opens two accounts', finds: 'w' },
    whole: [door, bound],
    broken: [`update auth_identity set app_metadata = '{"customer_id":"cus2"}'`],
  },
  {
    ...{ words: 'let two in', finds: 'a' },
    whole: [came('a', 'code'), came('b', 'another')],
    broken: [`update wechat_authorization set code_hash = 'code'`],
  },
  {
    ...{ words: 'let two in', finds: 'a' },
    whole: [came('a', 'code')],
    broken: [`update wechat_authorization set answered_at = answered_at + interval '1 hour'`],
  },
  {
    ...{ words: 'who had not agreed to it', finds: 'm' },
    whole: [told],
    broken: [`update wechat_message set agreed_at = null`],
  },
  {
    ...{ words: 'who had not agreed to it', finds: 'm' },
    whole: [told],
    broken: [`update wechat_message set agreed_at = sent_at + interval '1 second'`],
  },
  {
    ...{ words: 'token or ticket is none that was renewed', finds: 'token' },
    whole: [token],
    broken: [`update wechat_credential set expires_at = expires_at + interval '2 minutes'`],
  },
  {
    ...{ words: 'token or ticket is none that was renewed', finds: 'token' },
    whole: [token],
    broken: [`update wechat_credential set renewals = 0`],
  },
  {
    ...{ words: 'under a payment that is none of its own', finds: 'r' },
    whole: [...paid, reported],
    broken: [`update wechat_shipping_report set transaction_id = '421'`],
  },
]
