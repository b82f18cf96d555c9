import { Checkbox, Label, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { all, api, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { ListedProducer } from '@shanzhen/producers/wire'
import type { StaffSite } from '../../../wire'
import { SITE_KINDS } from '../../lib/sensors'

/** A site, new or changed: what it is, whose, where, and which goods come from there. */
type Props = { site: StaffSite | null; onClose: () => void; onSaved: () => Promise<void> }
type Listed = { id: string; title: string; good?: { id: string } | null }
const NOBODY = 'none'
const EMPTY = { kind: 'apiary' as const, name: '', producer_id: null, town: null, village: null, good_ids: [] }

export function SiteForm({ site, onClose, onSaved }: Props) {
  const [form, setForm] = useState<Pick<StaffSite, keyof typeof EMPTY>>(site ?? EMPTY)
  const [producers, setProducers] = useState<ListedProducer[]>([])
  const [goods, setGoods] = useState<Listed[]>([])
  const set = (change: Partial<StaffSite>) => setForm((known) => ({ ...known, ...change }))

  useEffect(() => {
    Promise.all([
      api<{ producers: ListedProducer[] }>('/producers'),
      all<Listed>('/products?fields=id,title,good.id', 'products'),
    ])
      .then(([people, products]) => {
        setProducers(people.producers)
        setGoods(products.filter(({ good }) => good))
      })
      .catch((error) => toast.error(messageOf(error)))
  }, [])

  const save = async () => {
    const { kind, name, producer_id, town, village, good_ids } = form
    const body = { kind, name, producer_id, town, village, good_ids }
    await api(site ? `/sensors/sites/${site.id}` : '/sensors/sites', 'POST', body)
    await onSaved()
    toast.success('已保存')
  }
  const toggle = (id: string) =>
    set({ good_ids: form.good_ids.includes(id) ? form.good_ids.filter((each) => each !== id) : [...form.good_ids, id] })

  return (
    <FormDrawer title={site ? '修改监测点' : '添加监测点'} submit="保存" onClose={onClose} onSend={save}>
      <TextField label="名称" value={form.name} onChange={(name) => set({ name })} />
      <ChoiceField label="类型" value={form.kind} options={SITE_KINDS} onChange={(kind) => set({ kind })} />
      <ChoiceField
        label="生产者"
        value={form.producer_id ?? NOBODY}
        options={[[NOBODY, '不属于生产者'], ...producers.map(({ id, name }) => [id, name] as const)]}
        onChange={(id) => set({ producer_id: id === NOBODY ? null : id })}
      />
      <TextField label="镇" value={form.town} onChange={(town) => set({ town })} />
      <TextField label="村" value={form.village} onChange={(village) => set({ village })} />
      <fieldset className="flex flex-col gap-y-2">
        <legend className="txt-small mb-2">出自这里的商品（商品页会显示曲线）</legend>
        {goods.map(({ id, title, good }) => (
          <div key={id} className="flex items-center gap-x-2">
            <Checkbox
              id={`good-${id}`}
              checked={form.good_ids.includes(good?.id ?? '')}
              onCheckedChange={() => toggle(good?.id ?? '')}
            />
            <Label htmlFor={`good-${id}`} size="small">
              {title}
            </Label>
          </div>
        ))}
      </fieldset>
    </FormDrawer>
  )
}
