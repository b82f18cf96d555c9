/** A campaign, new or not begun yet: its name and words, from when until when, and its goods. */
import { Button, Label, Text, Textarea, toast } from '@medusajs/ui'
import { useId, useState } from 'react'
import { ask } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { StaffCampaigns } from '../../wire'
import { GoodChoice } from '@shanzhen/desk/good-choice'

type Campaign = StaffCampaigns['campaigns'][number]
type Props = { campaign: Campaign | null; onClose: () => void; onSaved: () => Promise<void> }

const moment = (local: string) => (local ? new Date(`${local}:00+08:00`).toISOString() : null)
/** As a field for date and time holds it, in Beijing. */
const local = (at: string) =>
  new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16).replace(' ', 'T')

export function CampaignForm({ campaign, onClose, onSaved }: Props) {
  const [typed, setTyped] = useState({
    ...{ title: campaign?.title ?? '', handle: campaign?.handle ?? '', words: campaign?.words ?? '' },
    from: campaign ? local(String(campaign.starts_at)) : '',
    until: campaign ? local(String(campaign.ends_at)) : '',
  })
  const [goods, setGoods] = useState(campaign?.goods ?? [])
  const set = (change: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...change }))
  const wordsId = useId()

  const send = async () => {
    if (!goods.length) return '请选择活动商品'
    if (!typed.until) return '请填写结束时间'
    await ask(campaign ? `/distribution/campaigns/${campaign.id}` : '/distribution/campaigns', {
      ...(!campaign && { handle: typed.handle.trim() }),
      ...{ title: typed.title, words: typed.words || null },
      ...{ starts_at: moment(typed.from), ends_at: moment(typed.until) },
      product_ids: goods.map(({ product_id }) => product_id),
    })
    toast.success('活动已保存')
    await onSaved()
  }

  return (
    <FormDrawer
      title={campaign ? `改“${campaign.title}”` : '新的活动'}
      submit="保存活动"
      onClose={onClose}
      onSend={send}
    >
      <TextField label="活动名称" value={typed.title} placeholder="如：春茶上新" onChange={(title) => set({ title })} />
      {!campaign && (
        <TextField
          label="页面地址（/campaigns/ 后面的部分，保存后不能改）"
          value={typed.handle}
          placeholder="spring-tea"
          onChange={(handle) => set({ handle })}
        />
      )}
      <div className="flex flex-col gap-y-1">
        <Label size="small" htmlFor={wordsId}>
          活动说明（可不填）
        </Label>
        <Textarea id={wordsId} rows={3} value={typed.words} onChange={(event) => set({ words: event.target.value })} />
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextField
          label="从何时起（不填就是现在）"
          type="datetime-local"
          value={typed.from}
          onChange={(from) => set({ from })}
        />
        <TextField label="到何时止" type="datetime-local" value={typed.until} onChange={(until) => set({ until })} />
      </div>
      <GoodChoice
        from="/distribution/goods"
        chosen={null}
        onChosen={(good) => {
          if (good) setGoods((now) => [...now.filter(({ product_id }) => product_id !== good.product_id), good])
        }}
      />
      <ul className="flex flex-col gap-y-1" aria-label="活动商品">
        {goods.map(({ product_id, title }) => (
          <li key={product_id} className="txt-compact-small flex items-center justify-between gap-x-4">
            <span>{title}</span>
            <Button
              type="button"
              size="small"
              variant="transparent"
              aria-label={`去掉 ${title}`}
              onClick={() => setGoods((now) => now.filter((good) => good.product_id !== product_id))}
            >
              去掉
            </Button>
          </li>
        ))}
      </ul>
      <Text size="small" className="text-ui-fg-subtle">
        活动开始前可以改；开始后名称、时间和商品都不能改，只能提前结束。价格不因活动而变；活动的佣金在“佣金规则”里登记。
      </Text>
    </FormDrawer>
  )
}
