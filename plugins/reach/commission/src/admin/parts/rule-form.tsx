/** A new commission rule; before it is saved it is tried on the real orders of the last thirty days. */
import { Button, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, ListField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { fenOf, yuan } from '@shanzhen/desk/money'
import type { CommissionRules, Simulation } from '../../wire/commission'
import { bpsOf } from './commission-words'
import { GoodChoice } from '@shanzhen/desk/good-choice'

type Scope = 'all' | 'shelf' | 'campaign' | 'good'
const NOT_CHOSEN = { shelf: '请选择是哪个货架', campaign: '请选择是哪个活动', good: '请选择是哪个商品' } as const
type Props = { known: CommissionRules; onClose: () => void; onSaved: () => Promise<void> }
const EVERYBODY = '全部分销员'

export function RuleForm({ known, onClose, onSaved }: Props) {
  const [scope, setScope] = useState<Scope>('all')
  const [typed, setTyped] = useState({ name: '', rate: '', cap: '', from: '', until: '' })
  const [shelf, setShelf] = useState('')
  const [campaign, setCampaign] = useState('')
  const [good, setGood] = useState<{ product_id: string; title: string } | null>(null)
  const [group, setGroup] = useState(EVERYBODY)
  const set = (change: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...change }))

  /** @returns what is sent, or why it cannot be yet */
  const terms = () => {
    const rate_bps = bpsOf(typed.rate)
    if (rate_bps === null) return '佣金率请填百分数，如 10 或 7.5'
    const cap_fen = typed.cap.trim() ? fenOf(typed.cap) : null
    if (typed.cap.trim() && !cap_fen) return '每件封顶请填金额，如 5.00；不封顶就不填'
    const targets = {
      ...{ all: null, good: good?.product_id },
      shelf: known.shelves.find(({ name }) => name === shelf)?.id,
      campaign: known.campaigns.find(({ name }) => name === campaign)?.id,
    }
    const target_id = targets[scope]
    if (scope !== 'all' && !target_id) return NOT_CHOSEN[scope]
    return {
      ...{ scope, rate_bps, cap_fen, target_id: target_id ?? null },
      group_name: group === EVERYBODY ? null : group,
    }
  }
  const moment = (local: string) => (local ? new Date(`${local}:00+08:00`).toISOString() : null)

  const send = async () => {
    const asked = terms()
    if (typeof asked === 'string') return asked
    const name = typed.name.trim()
    if (!name) return '请给规则起个名字，分销员会看到'
    await ask('/distribution/rules', {
      ...{ name, ...asked },
      ...{ starts_at: moment(typed.from), ends_at: moment(typed.until) },
    })
    toast.success('佣金规则已登记')
    await onSaved()
  }

  return (
    <FormDrawer title="新的佣金规则" submit="保存规则" onClose={onClose} onSend={send}>
      <TextField
        label="名称（分销员会看到）"
        value={typed.name}
        placeholder="如：春茶上新"
        onChange={(name) => set({ name })}
      />
      <ChoiceField
        label="用于"
        value={scope}
        options={[
          ['all', '全部商品'],
          ['shelf', '一个货架'],
          ['campaign', '一个活动'],
          ['good', '一个商品'],
        ]}
        onChange={setScope}
      />
      {scope === 'shelf' && (
        <ListField label="货架" value={shelf} options={known.shelves.map(({ name }) => name)} onChange={setShelf} />
      )}
      {scope === 'campaign' && (
        <ListField
          label="活动"
          value={campaign}
          options={known.campaigns.map(({ name }) => name)}
          onChange={setCampaign}
        />
      )}
      {scope === 'good' && <GoodChoice from="/distribution/goods" chosen={good} onChosen={setGood} />}
      <ListField label="哪些分销员" value={group} options={[EVERYBODY, ...known.groups]} onChange={setGroup} />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextField
          label="佣金率（%）"
          inputMode="decimal"
          value={typed.rate}
          placeholder="10"
          onChange={(rate) => set({ rate })}
        />
        <TextField
          label="每件封顶（元，可不填）"
          inputMode="decimal"
          value={typed.cap}
          placeholder="不封顶"
          onChange={(cap) => set({ cap })}
        />
        <TextField
          label="从何时起（不填就是现在）"
          type="datetime-local"
          value={typed.from}
          onChange={(from) => set({ from })}
        />
        <TextField
          label="到何时止（不填就一直有效）"
          type="datetime-local"
          value={typed.until}
          onChange={(until) => set({ until })}
        />
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        按买家为商品实付的钱算，不含运费；商品另有上限的，以上限为止。同时有几条时，单品先于活动，活动先于货架，货架先于全部；活动的规则只在活动进行时有效，同在几个活动的商品按高的佣金率。已下的订单不受影响。
      </Text>
      <Trial terms={terms} />
    </FormDrawer>
  )
}

/** What the last thirty days would have come to. */
function Trial({ terms }: { terms: () => object | string }) {
  const [tried, setTried] = useState<{ draft: string; said?: string; found?: Simulation } | null>(null)
  const [busy, setBusy] = useState(false)
  const asked = terms()
  const draft = JSON.stringify(asked)
  // Of another draft it says nothing.
  const { said, found } = tried?.draft === draft ? tried : {}
  const run = async () => {
    setTried(null)
    if (typeof asked === 'string') return setTried({ draft, said: asked })
    setBusy(true)
    try {
      setTried({ draft, found: await ask<Simulation>('/distribution/simulations', asked) })
    } catch (error) {
      setTried({ draft, said: messageOf(error) })
    }
    setBusy(false)
  }
  return (
    <div className="flex flex-col gap-y-2 border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          先试算
        </Text>
        <Button type="button" size="small" variant="secondary" isLoading={busy} onClick={() => void run()}>
          用近 30 天的订单试算
        </Button>
      </div>
      {said && (
        <Text role="alert" size="small" className="text-ui-fg-error">
          {said}
        </Text>
      )}
      {found && (
        <div role="status">
          {found.orders === 0 ? (
            <Text size="small">近 {found.days} 天没有分销员带来的订单，无从试算。</Text>
          ) : (
            <>
              <Text size="small">
                近 {found.days} 天 {found.orders} 个分销订单，买家实付商品款 {yuan(found.kept_fen)}：佣金由{' '}
                {yuan(found.was_fen)} 变为 <strong>{yuan(found.would_fen)}</strong>。
              </Text>
              {found.was_fen === found.would_fen && (
                <Text size="small" className="text-ui-fg-subtle">
                  没有变化：这些订单已有更优先的规则，或者两条规则算出来一样。
                </Text>
              )}
              <ul className="mt-2 flex flex-col gap-y-1">
                {found.goods.slice(0, 8).map(({ product_id, title, was_fen, would_fen }) => (
                  <li key={product_id ?? title} className="txt-compact-small flex justify-between gap-x-4">
                    <span>{title}</span>
                    <span className="whitespace-nowrap">
                      {yuan(was_fen)} → {yuan(would_fen)}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  )
}
