import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminProduct, DetailWidgetProps } from '@medusajs/framework/types'
import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, SwitchField, TextField } from '@shanzhen/desk/fields'
import { GOOD_SAVED } from '@shanzhen/desk/signals'
import type { GoodFacts, ListedProducer } from '../../wire'
import { KINDS, RETURN_RULES } from '../lib/words'

/** On a product's page: what the good is, where it is from and by which rules it is sold. */
const NEW_GOOD: GoodFacts = {
  kind: 'primary-dried',
  perishable: false,
  cold_chain: false,
  age_limit: null,
  not_food: false,
  variable_weight: false,
  gi: null,
  town: null,
  village: null,
  aliases: [],
  sc_category: null,
  return_rule: 'seven_days',
  producer_id: null,
}
const FIELDS = Object.keys(NEW_GOOD) as (keyof GoodFacts)[]
const NO_PRODUCER = 'none'

function GoodFactsWidget({ data: product }: DetailWidgetProps<AdminProduct>) {
  const [good, setGood] = useState<GoodFacts | null>(null)
  const [producers, setProducers] = useState<ListedProducer[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)

  useEffect(() => {
    Promise.all([
      api<{ good: GoodFacts | null }>(`/products/${product.id}/good`),
      api<{ producers: ListedProducer[] }>('/producers'),
    ])
      .then(([answer, list]) => {
        setGood(answer.good ?? NEW_GOOD)
        setProducers(list.producers)
      })
      .catch((error) => setFault(messageOf(error)))
  }, [product.id])

  const set = (change: Partial<GoodFacts>) => setGood((known) => known && { ...known, ...change })
  const save = async () => {
    if (!good) return
    setSaving(true)
    try {
      const body = Object.fromEntries(FIELDS.map((field) => [field, good[field]]))
      await api(`/products/${product.id}/good`, 'POST', body)
      toast.success('商品属性已保存')
      window.dispatchEvent(new Event(GOOD_SAVED))
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setSaving(false)
    }
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">商品属性与溯源</Heading>
        <Button size="small" variant="secondary" disabled={!good} isLoading={saving} onClick={save}>
          保存
        </Button>
      </div>
      {fault && <Text className="text-ui-fg-error px-6 py-4">{fault}</Text>}
      {good && (
        <div className="grid grid-cols-1 gap-4 px-6 py-4 md:grid-cols-2">
          <ChoiceField label="商品性质" value={good.kind} options={KINDS} onChange={(kind) => set({ kind })} />
          <ChoiceField
            label="退货规则"
            value={good.return_rule}
            options={RETURN_RULES}
            onChange={(return_rule) => set({ return_rule })}
          />
          <ChoiceField
            label="生产者"
            value={good.producer_id ?? NO_PRODUCER}
            options={[[NO_PRODUCER, '无（礼盒等）'], ...producers.map(({ id, name }) => [id, name] as const)]}
            onChange={(id) => set({ producer_id: id === NO_PRODUCER ? null : id })}
          />
          <TextField
            label="SC 许可类别"
            value={good.sc_category}
            placeholder="如 116"
            onChange={(text) => set({ sc_category: text || null })}
          />
          <TextField label="产地（镇）" value={good.town} onChange={(town) => set({ town })} />
          <TextField label="村" value={good.village} onChange={(village) => set({ village })} />
          <TextField label="地理标志" value={good.gi} onChange={(gi) => set({ gi })} />
          <TextField
            label="年龄限制（岁）"
            value={good.age_limit === null ? '' : String(good.age_limit)}
            onChange={(text) => set({ age_limit: Number.parseInt(text, 10) || null })}
          />
          <TextField
            label="别名（用顿号分开，买家搜别名也能找到）"
            value={good.aliases.join('、')}
            onChange={(text) =>
              set({
                aliases: text
                  .split(/[、,，]/)
                  .map((alias) => alias.trim())
                  .filter(Boolean),
              })
            }
          />
          <div>
            <SwitchField label="易腐" value={good.perishable} onChange={(perishable) => set({ perishable })} />
            <SwitchField label="需冷链" value={good.cold_chain} onChange={(cold_chain) => set({ cold_chain })} />
            <SwitchField label="非食品" value={good.not_food} onChange={(not_food) => set({ not_food })} />
            <SwitchField
              label="变重：按约重计价，发货时称重，多退少不补"
              value={good.variable_weight}
              onChange={(variable_weight) => set({ variable_weight })}
            />
          </div>
        </div>
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'product.details.after' })

export default GoodFactsWidget
