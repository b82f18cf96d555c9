/** Where a shop's money goes, by the last digits, in full on request; another that waits is accepted or refused here. */
import { Badge, Button, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { Fault } from '@shanzhen/desk/table'
import { useRights } from '@shanzhen/desk/use-rights'
import type { MaskedAccount, ShopFile, WholeAccounts } from '../../wire'

type Props = { shop: ShopFile; onChanged: () => Promise<void> }

export function ShopAccount({ shop, onChanged }: Props) {
  const [whole, setWhole] = useState<Record<string, string>>({})
  const [fault, setFault] = useState<string | null>(null)
  const [verdict, setVerdict] = useState<'accepted' | 'refused' | null>(null)
  const may = useRights()('shops:account')
  const waiting = shop.waiting_account
  if (!shop.account) return <>没有登记</>
  const open = async () => {
    setFault(null)
    try {
      const { account, waiting: other } = await api<WholeAccounts>(`/shops/${shop.id}/account`)
      setWhole(Object.fromEntries([account, other].flatMap((one) => (one ? [[one.id, one.number]] : []))))
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Line account={shop.account} whole={whole} />
      {waiting && (
        <div className="flex flex-col items-start gap-1">
          <span className="flex flex-wrap items-center gap-2">
            <Badge size="2xsmall" color="orange">
              新账户待确认
            </Badge>
            <Line account={waiting} whole={whole} />
          </span>
          {may && (
            <span className="flex gap-x-2">
              <Button size="small" variant="secondary" onClick={() => setVerdict('accepted')}>
                同意更换
              </Button>
              <Button size="small" variant="secondary" onClick={() => setVerdict('refused')}>
                不同意
              </Button>
            </span>
          )}
        </div>
      )}
      {may && (
        <>
          <Button size="small" variant="secondary" onClick={() => void open()}>
            看账号全文
          </Button>
          <Text size="xsmall" className="text-ui-fg-muted">
            看全文会留下记录
          </Text>
        </>
      )}
      <Fault text={fault} />
      {verdict && waiting && (
        <VerdictForm
          {...{ shop, waiting, verdict }}
          onClose={() => setVerdict(null)}
          onSaved={async () => {
            setWhole({})
            await onChanged()
          }}
        />
      )}
    </div>
  )
}

const Line = ({ account, whole }: { account: MaskedAccount; whole: Record<string, string> }) => (
  <span>
    {account.bank} · {account.holder} ·{' '}
    <span className="tabular-nums">{whole[account.id] ?? `**** ${account.number_end}`}</span>
  </span>
)

type VerdictProps = {
  shop: ShopFile
  waiting: MaskedAccount
  verdict: 'accepted' | 'refused'
  onClose: () => void
  onSaved: () => Promise<void>
}

function VerdictForm({ shop, waiting, verdict, onClose, onSaved }: VerdictProps) {
  const [reason, setReason] = useState('')
  const word = verdict === 'accepted' ? '同意更换' : '不同意'
  const send = async () => {
    if (verdict === 'refused' && !reason.trim()) return '请写明原因，小店会看到'
    const body = { account_id: waiting.id, verdict, ...(reason.trim() && { reason: reason.trim() }) }
    await api(`/shops/${shop.id}/account`, 'POST', body)
    toast.success(`${shop.name}：${word}`)
    await onSaved()
  }
  return (
    <FormDrawer title={`${word}：${shop.name}的新账户`} submit={word} onClose={onClose} onSend={send}>
      <Text size="small">
        {waiting.bank} · {waiting.holder} · **** {waiting.number_end}。
        {verdict === 'accepted'
          ? '请先打登记的电话，向店主本人核实。同意后钱款打到这个账户，店主会收到短信。'
          : '钱款仍打到原来的账户。'}
      </Text>
      {verdict === 'refused' && <TextField label="原因" value={reason} maxLength={300} onChange={setReason} />}
    </FormDrawer>
  )
}
