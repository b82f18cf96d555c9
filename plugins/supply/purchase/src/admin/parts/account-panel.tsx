/** Where a producer's money goes: entered by one of the staff, accepted by another; in full on request. */
import { Badge, Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, ask, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { Fault } from '@shanzhen/desk/table'
import { useRights } from '@shanzhen/desk/use-rights'
import type { ProducerFile, WholeAccounts } from '../../wire'

type Account = NonNullable<ProducerFile['account']>
type Props = { file: ProducerFile; onChanged: () => Promise<void> }

export function AccountPanel({ file, onChanged }: Props) {
  const { producer, account, waiting_account: waiting } = file
  const may = useRights()('purchase:account')
  const [whole, setWhole] = useState<Record<string, string>>({})
  const [fault, setFault] = useState<string | null>(null)
  const [form, setForm] = useState<'enter' | 'accepted' | 'refused' | null>(null)
  const open = async () => {
    setFault(null)
    try {
      const { account: one, waiting: other } = await api<WholeAccounts>(`/purchase/producers/${producer.id}/account`)
      setWhole(Object.fromEntries([one, other].flatMap((row) => (row ? [[row.id, row.number]] : []))))
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  const saved = async () => {
    setWhole({})
    await onChanged()
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading level="h2">收款账户</Heading>
        {may && (
          <div className="flex gap-x-2">
            {(account || waiting) && (
              <Button size="small" variant="secondary" onClick={() => void open()}>
                看账号全文（会留下记录）
              </Button>
            )}
            <Button size="small" variant="secondary" onClick={() => setForm('enter')}>
              {account ? '换账户' : '登记账户'}
            </Button>
          </div>
        )}
      </div>
      <Fault text={fault} />
      <div className="flex flex-col items-start gap-2 px-6 py-4">
        {account ? <Line account={account} whole={whole} /> : <Text size="small">还没有确认过的收款账户。</Text>}
        {waiting && (
          <>
            <span className="flex flex-wrap items-center gap-2">
              <Badge size="2xsmall" color="orange">
                待另一人确认
              </Badge>
              <Line account={waiting} whole={whole} />
              <Text size="xsmall" className="text-ui-fg-subtle">
                {waiting.entered_by} 登记
              </Text>
            </span>
            {!waiting.own && may && (
              <span className="flex gap-x-2">
                <Button size="small" onClick={() => setForm('accepted')}>
                  确认账户
                </Button>
                <Button size="small" variant="secondary" onClick={() => setForm('refused')}>
                  不同意
                </Button>
              </span>
            )}
          </>
        )}
      </div>
      {form === 'enter' && <EnterForm producer={producer} onClose={() => setForm(null)} onSaved={saved} />}
      {waiting && (form === 'accepted' || form === 'refused') && (
        <VerdictForm {...{ producer, waiting, verdict: form }} onClose={() => setForm(null)} onSaved={saved} />
      )}
    </Container>
  )
}

const Line = ({ account, whole }: { account: Account; whole: Record<string, string> }) => (
  <Text size="small">
    {account.bank} · {account.holder} ·{' '}
    <span className="tabular-nums">{whole[account.id] ?? `**** ${account.number_end}`}</span>
  </Text>
)

type FormProps = { producer: ProducerFile['producer']; onClose: () => void; onSaved: () => Promise<void> }

function EnterForm({ producer, onClose, onSaved }: FormProps) {
  const [typed, setTyped] = useState({ bank: '', holder: '', account_number: '' })
  const set = (change: Partial<typeof typed>) => setTyped((known) => ({ ...known, ...change }))
  const send = async () => {
    if (!typed.bank.trim() || !typed.holder.trim()) return '请填写开户银行和账户名'
    if (!/^\d{8,30}$/.test(typed.account_number.replace(/[\s-]/g, ''))) return '收款账号是 8 到 30 位数字'
    await ask(`/purchase/producers/${producer.id}/account`, typed)
    toast.success('已登记，等另一位同事确认')
    await onSaved()
  }
  return (
    <FormDrawer title={`${producer.name}的收款账户`} submit="登记账户" onClose={onClose} onSend={send}>
      <Text size="small">另一位同事确认以后，货款才打到这个账户；确认以前用原来的。</Text>
      <TextField label="开户银行" value={typed.bank} onChange={(bank) => set({ bank })} />
      <TextField label="账户名" value={typed.holder} onChange={(holder) => set({ holder })} />
      <TextField label="收款账号" value={typed.account_number} onChange={(account_number) => set({ account_number })} />
    </FormDrawer>
  )
}

type VerdictProps = FormProps & { waiting: Account; verdict: 'accepted' | 'refused' }

function VerdictForm({ producer, waiting, verdict, onClose, onSaved }: VerdictProps) {
  const [reason, setReason] = useState('')
  const word = verdict === 'accepted' ? '确认账户' : '不同意'
  const send = async () => {
    if (verdict === 'refused' && !reason.trim()) return '请写明原因'
    const body = { account_id: waiting.id, verdict, ...(reason.trim() && { reason: reason.trim() }) }
    await ask(`/purchase/producers/${producer.id}/account/verdict`, body)
    toast.success(`${producer.name}：${word}`)
    await onSaved()
  }
  return (
    <FormDrawer title={`${word}：${producer.name}`} submit={word} onClose={onClose} onSend={send}>
      <Text size="small">
        {waiting.bank} · {waiting.holder} · **** {waiting.number_end}。
        {verdict === 'accepted' ? '请先打登记的电话，向生产者本人核实账号全文。' : '货款仍打到原来的账户。'}
      </Text>
      {verdict === 'refused' && <TextField label="原因" value={reason} maxLength={300} onChange={setReason} />}
    </FormDrawer>
  )
}
