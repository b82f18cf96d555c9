/** Drafts one voucher: a channel's payout, a cost, a payment of what was owed, or a correction. */
import { Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { all, api, messageOf, newKey } from '@shanzhen/desk/api'
import { today } from '@shanzhen/desk/dates'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { fenOf, yuan } from '@shanzhen/desk/money'
import { Fault } from '@shanzhen/desk/table'
import type { AccountRow } from '../../../../wire'
import { accountName, COSTS, FORMS, FROM, REFERENCE } from '../../../lib/voucher-words'

type Typed = Record<
  'account_id' | 'cost' | 'from' | 'debit_account_id' | 'credit_account_id' | 'amount' | 'reference' | 'note' | 'day',
  string
>
const EMPTY: Typed = {
  ...{ account_id: '', cost: '', from: 'bank', debit_account_id: '', credit_account_id: '' },
  ...{ amount: '', reference: '', note: '', day: '' },
}
type Kind = (typeof FORMS)[number][0]

/** Of what was typed the fields that this kind asks for. */
function bodyOf(kind: Kind, typed: Typed, amount_fen: number) {
  const common = { kind, amount_fen, note: typed.note, effective_on: typed.day || today() }
  const { account_id, cost, from, reference, debit_account_id, credit_account_id } = typed
  if (kind === 'channel_payout') return { ...common, account_id, reference }
  if (kind === 'cost_booked') return { ...common, cost, from, reference }
  if (kind === 'payable_paid') return { ...common, from, reference }
  return { ...common, debit_account_id, credit_account_id }
}

export function VoucherForm({ onClose, onSaved }: { onClose: () => void; onSaved: () => Promise<void> }) {
  const [accounts, setAccounts] = useState<AccountRow[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const [kind, setKind] = useState<Kind>('channel_payout')
  const [typed, setTyped] = useState(EMPTY)
  const [key] = useState(newKey)

  useEffect(() => {
    all<AccountRow>('/ledger/accounts', 'accounts').then(setAccounts, (error) => setFault(messageOf(error)))
  }, [])
  const set = (change: Partial<Typed>) => setTyped((known) => ({ ...known, ...change }))
  const text = (name: keyof Typed, label: string, placeholder?: string) => (
    <TextField
      label={label}
      value={typed[name]}
      placeholder={placeholder}
      onChange={(value) => set({ [name]: value })}
    />
  )
  const nameOf = (row: AccountRow) => `${accountName({ ...row, account_id: row.id })}（${yuan(row.balance_fen)}）`
  const choices = (wanted: (row: AccountRow) => boolean) =>
    accounts.filter(wanted).map((row) => [row.id, nameOf(row)] as const)
  const account = (
    name: 'account_id' | 'debit_account_id' | 'credit_account_id',
    label: string,
    wanted: (row: AccountRow) => boolean,
  ) => (
    <ChoiceField label={label} value={typed[name]} options={choices(wanted)} onChange={(id) => set({ [name]: id })} />
  )

  const send = async () => {
    const amount_fen = fenOf(typed.amount)
    if (!amount_fen) return '请填写金额，如 1234.50'
    await api('/ledger/vouchers', 'POST', bodyOf(kind, typed, amount_fen), key)
    toast.success('凭证已填写，等另一人确认')
    await onSaved()
  }

  return (
    <FormDrawer title="填写凭证" submit="填写" onClose={onClose} onSend={send}>
      <ChoiceField label="种类" value={kind} options={FORMS} onChange={setKind} />
      {kind === 'channel_payout' && account('account_id', '渠道', (row) => row.kind === 'channel_receivable')}
      {kind === 'cost_booked' && (
        <ChoiceField
          label="费用种类"
          value={typed.cost as (typeof COSTS)[number][0]}
          options={COSTS}
          onChange={(cost) => set({ cost })}
        />
      )}
      {(kind === 'cost_booked' || kind === 'payable_paid') && (
        <ChoiceField
          label="从哪里付"
          value={typed.from as (typeof FROM)[number][0]}
          options={kind === 'cost_booked' ? FROM : FROM.filter(([from]) => from !== 'payable')}
          onChange={(from) => set({ from })}
        />
      )}
      {kind === 'book_corrected' && (
        <>
          {account('debit_account_id', '借方', (row) => row.owner_type !== 'producer')}
          {account('credit_account_id', '贷方', (row) => row.owner_type !== 'producer')}
        </>
      )}
      {text('amount', '金额（元）', '1234.50')}
      {REFERENCE[kind] && text('reference', REFERENCE[kind])}
      {text('note', '事由')}
      {text('day', '入账日期（不填为今天）', today())}
      <Text size="small" className="text-ui-fg-subtle">
        另一位同事确认后才入账。
      </Text>
      <Fault text={fault} />
    </FormDrawer>
  )
}
